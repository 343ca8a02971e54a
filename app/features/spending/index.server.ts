/** What the edges and other features may use of spending. */
export { AnswerSpending } from "./answer-spending.server.ts";
export { getPriceBook } from "./price-book.server.ts";
export { recordEmbeddingUse } from "./record-embedding-use.server.ts";
export { flushUses } from "./record-use.server.ts";
export { getSpending, type Spending } from "./get-spending.server.ts";
export { listPrices } from "./list-prices.server.ts";
export type { PriceView } from "./price-view.ts";
export { deletePrice, savePrice } from "./save-price.server.ts";
