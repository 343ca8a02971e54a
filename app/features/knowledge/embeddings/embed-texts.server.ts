import { ProviderError } from "#app/ai/provider.ts";
import { estimateTokens } from "#app/domain/answer/estimate-tokens.ts";
import { unitVector } from "#app/domain/vectors/unit-vector.ts";
import { buildChain } from "#app/features/providers/index.server.ts";
import { recordEmbeddingUse } from "#app/features/spending/index.server.ts";
import type { EmbeddingSetting } from "./model-key.ts";

/**
 * Vectors of length 1 for the texts, in their order; null for a text that has none. What it used counts for the bot's day. Throws
 * `ProviderError`, also when the provider is gone or makes no vectors.
 */
export async function embedTexts(input: {
  workspaceId: string;
  botId: string;
  embedding: EmbeddingSetting;
  texts: string[];
  signal: AbortSignal;
}): Promise<(Float32Array | null)[]> {
  const { workspaceId, botId, embedding, texts, signal } = input;
  const [link] = await buildChain(workspaceId, [embedding]);
  if (!link?.provider.embed)
    throw new ProviderError({ code: "model-unknown", detail: "The provider makes no vectors, or is gone." });
  const vectors = await link.provider.embed(texts, embedding.model, signal);
  const inputTokens = texts.reduce((sum, text) => sum + estimateTokens(text), 0);
  await recordEmbeddingUse({
    workspaceId,
    botId,
    offeredBy: link.offeredBy,
    model: embedding.model,
    inputTokens,
  });
  return vectors.map(unitVector);
}
