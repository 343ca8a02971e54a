import { ProviderError } from "#app/ai/provider.ts";
import type { ProviderFailure } from "#app/ai/provider.ts";
import { badAnswer, failureOfThrown } from "#app/ai/vendor-failure.ts";
import { toGeminiFailure } from "./gemini-failure.ts";

/** What one call met on the way: the SDK turns everything into texts. */
export interface CallTrace {
  thrown?: unknown;
  refused?: Response;
}

function tracedBody(body: ReadableStream<Uint8Array>, trace: CallTrace): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          trace.thrown = error;
          throw error;
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

/** The given fetch, telling the trace what it met. */
export function tracedFetch(send: typeof globalThis.fetch, trace: CallTrace): typeof globalThis.fetch {
  return async (input, init) => {
    try {
      const response = await send(input, init);
      if (!response.ok) trace.refused = response;
      if (!response.ok || !response.body) return response;
      return new Response(tracedBody(response.body, trace), {
        status: response.status,
        headers: response.headers,
      });
    } catch (error) {
      trace.thrown = error;
      throw error;
    }
  };
}

/** Why a call failed, from what the SDK threw and what the call met. */
export function failureOfCall(error: unknown, trace: CallTrace): ProviderFailure {
  if (error instanceof ProviderError) return error.failure;
  if (trace.refused) {
    const { errorDetails } = error as { errorDetails?: unknown };
    return toGeminiFailure(trace.refused.status, errorDetails, trace.refused.headers);
  }
  return trace.thrown === undefined
    ? badAnswer("The answer could not be read.")
    : failureOfThrown(trace.thrown);
}
