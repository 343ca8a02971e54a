import { costOf } from "#app/domain/spending/prices.ts";
import { dayOf } from "#app/domain/spending/spending-notice.ts";
import { getPriceBook, type PricedProvider } from "./price-book.server.ts";
import { recordUse } from "./record-use.server.ts";

/** What turning texts into vectors used counts for the bot's day: tokens, and money when the price is known. */
export async function recordEmbeddingUse(input: {
  workspaceId: string;
  botId: string;
  offeredBy: PricedProvider;
  model: string;
  inputTokens: number;
}): Promise<void> {
  const { workspaceId, botId, offeredBy, model, inputTokens } = input;
  const day = dayOf(new Date());
  const price = (await getPriceBook(workspaceId)).priceOf(offeredBy, model, day);
  const usage = { inputTokens, outputTokens: 0 };
  await recordUse(
    {
      workspaceId,
      botId,
      visitorId: "",
      day,
      messages: 0,
      ...usage,
      costUsd: price ? costOf(price, usage) : 0,
      unpriced: price ? 0 : 1,
    },
    null,
  );
}
