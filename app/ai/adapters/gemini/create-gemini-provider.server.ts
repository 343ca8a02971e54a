import type { GenerativeModel, ModelParams } from "@google/generative-ai";
import { ProviderError } from "#app/ai/provider.ts";
import type { GenerateRequest, Provider, ProviderFailure, StreamPart } from "#app/ai/provider.ts";
import { ABORTED, badAnswer } from "#app/ai/vendor-failure.ts";
import { createVendorFetch } from "#app/ai/vendor-fetch.ts";
import { failureOfCall, tracedFetch } from "./gemini-call-trace.ts";
import type { CallTrace } from "./gemini-call-trace.ts";
import { GeminiAnswerReader } from "./gemini-parts.ts";
import { geminiOutputBound, isGeminiModelName, toGeminiRequest } from "./gemini-request.ts";
import { listGeminiModels } from "./list-gemini-models.server.ts";
import { loadGeminiSdk } from "./load-gemini-sdk.server.ts";

export interface GeminiProviderOptions {
  id: string;
  apiKey: string;
  baseUrl: string;
  fetch: typeof globalThis.fetch;
}

const MODEL_UNKNOWN: ProviderFailure = { code: "model-unknown", detail: "Not a name that a model can have." };

/** Google Gemini through the vendor's SDK. */
export function createGeminiProvider(options: GeminiProviderOptions): Provider {
  const send = createVendorFetch(options.fetch);

  const open = (trace: CallTrace, params: ModelParams): GenerativeModel => {
    const { GoogleGenerativeAI } = loadGeminiSdk(tracedFetch(send, trace));
    return new GoogleGenerativeAI(options.apiKey).getGenerativeModel(params, { baseUrl: options.baseUrl });
  };

  async function* answer(
    request: GenerateRequest,
    signal: AbortSignal,
    trace: CallTrace,
  ): AsyncGenerator<StreamPart> {
    const { model, content } = toGeminiRequest(request);
    const { stream, response } = await open(trace, model).generateContentStream(content, { signal });
    // The SDK gathers the whole answer a second time; nobody waits for it, so its failure must not end the process.
    response.catch(() => undefined);
    const reader = new GeminiAnswerReader();
    for await (const chunk of stream) {
      const part = reader.read(chunk);
      if (part) yield part;
    }
    yield* reader.end();
  }

  return {
    id: options.id,
    capabilities: { streaming: true, embeddings: true, quotesOnly: false },

    async *stream(request, signal) {
      // The SDK hears of an abort only while it listens.
      if (signal.aborted) return yield { type: "error", error: ABORTED };
      if (!isGeminiModelName(request.model)) return yield { type: "error", error: MODEL_UNKNOWN };
      const trace: CallTrace = {};
      // The SDK does not close the connection when an answer cannot be read or the reader leaves.
      const ended = new AbortController();
      const stop = (): void => ended.abort();
      signal.addEventListener("abort", stop, { once: true });
      try {
        yield* answer(request, ended.signal, trace);
      } catch (error) {
        yield { type: "error", error: signal.aborted ? ABORTED : failureOfCall(error, trace) };
      } finally {
        signal.removeEventListener("abort", stop);
        stop();
      }
    },

    outputBound: geminiOutputBound,

    async embed(texts, model, signal) {
      if (signal.aborted) throw new ProviderError(ABORTED);
      if (!isGeminiModelName(model)) throw new ProviderError(MODEL_UNKNOWN);
      const trace: CallTrace = {};
      try {
        const requests = texts.map((text) => ({ content: { role: "user", parts: [{ text }] } }));
        const { embeddings } = await open(trace, { model }).batchEmbedContents({ requests }, { signal });
        if (embeddings?.length !== texts.length)
          throw new ProviderError(badAnswer("The number of vectors is wrong."));
        return embeddings.map((each) => Float32Array.from(each.values));
      } catch (error) {
        throw new ProviderError(signal.aborted ? ABORTED : failureOfCall(error, trace));
      }
    },

    listModels: (signal) => listGeminiModels(send, options, signal),
  };
}
