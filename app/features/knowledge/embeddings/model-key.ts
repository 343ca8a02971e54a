import type { BotSettings } from "#app/domain/bot/bot-settings.ts";

/** The model that a bot's passages are searched by meaning with. */
export type EmbeddingSetting = NonNullable<BotSettings["embedding"]>;

/** Vectors of different models, or of the same one from different providers, are never compared. */
export function modelKeyOf({ providerId, model }: EmbeddingSetting): string {
  return `${providerId}:${model}`;
}
