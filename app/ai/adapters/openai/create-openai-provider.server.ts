import OpenAI from "openai";
import { ProviderError } from "#app/ai/provider.ts";
import type { GenerateRequest, Provider, StreamPart } from "#app/ai/provider.ts";
import { ABORTED, badAnswer } from "#app/ai/vendor-failure.ts";
import { createVendorFetch } from "#app/ai/vendor-fetch.ts";
import { toOpenAiFailure } from "./openai-failure.ts";
import { OpenAiAnswerReader } from "./openai-parts.ts";
import type { LooseCompletion } from "./openai-parts.ts";
import { openAiOutputBound, toOpenAiRequest } from "./openai-request.ts";

export interface OpenAiProviderOptions {
  id: string;
  /** May be empty for servers that want none. */
  apiKey: string;
  baseUrl: string;
  fetch: typeof globalThis.fetch;
}

const VENDOR_HOST = "api.openai.com";

function createClient({ apiKey, baseUrl, fetch }: OpenAiProviderOptions): OpenAI {
  // Everything is stated, so that the SDK takes nothing from the environment of this process.
  return new OpenAI({
    apiKey: apiKey || "none",
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    baseURL: baseUrl,
    fetch: createVendorFetch(fetch),
    maxRetries: 0,
    logLevel: "off",
  });
}

async function call<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw new ProviderError(signal.aborted ? ABORTED : toOpenAiFailure(error));
  }
}

/** OpenAI, and every server that speaks its chat completions: Ollama, vLLM, Groq, OpenRouter and others. */
export function createOpenAiProvider(options: OpenAiProviderOptions): Provider {
  const client = createClient(options);
  const isVendor = new URL(options.baseUrl).hostname === VENDOR_HOST;

  async function* answer(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<StreamPart> {
    const headers = { accept: "text/event-stream" };
    const params = toOpenAiRequest(request, isVendor);
    const { data, response } = await client.chat.completions
      .create(params, { signal, headers })
      .withResponse();
    const reader = new OpenAiAnswerReader();
    const isWhole = response.headers.get("content-type")?.includes("application/json") ?? false;
    // A server that does not know streaming answers with one whole completion.
    const chunks: AsyncIterable<LooseCompletion> | LooseCompletion[] = isWhole
      ? [(await response.json()) as LooseCompletion]
      : (data as AsyncIterable<LooseCompletion>);
    for await (const chunk of chunks) {
      const part = reader.read(chunk);
      if (part) yield part;
    }
    // The SDK ends the stream quietly when it is aborted.
    if (signal.aborted) yield { type: "error", error: ABORTED };
    else yield* reader.end();
  }

  return {
    id: options.id,
    capabilities: { streaming: true, embeddings: true, quotesOnly: false },

    async *stream(request, signal) {
      try {
        yield* answer(request, signal);
      } catch (error) {
        yield { type: "error", error: signal.aborted ? ABORTED : toOpenAiFailure(error) };
      }
    },

    outputBound: (model, maxTokens) => openAiOutputBound(model, maxTokens, isVendor),

    embed: (texts, model, signal) =>
      call(signal, async () => {
        const params = { model, input: texts, encoding_format: "float" as const };
        const { data } = await client.embeddings.create(params, { signal });
        if (!Array.isArray(data) || data.length !== texts.length)
          throw new ProviderError(badAnswer("The number of vectors is wrong."));
        return data.toSorted((a, b) => a.index - b.index).map((each) => Float32Array.from(each.embedding));
      }),

    listModels: (signal) =>
      call(signal, async () => {
        const { data } = await client.models.list({ signal });
        if (!Array.isArray(data)) throw new ProviderError(badAnswer("The list of models is not a list."));
        return data.map((model) => model.id).filter((id) => typeof id === "string");
      }),
  };
}
