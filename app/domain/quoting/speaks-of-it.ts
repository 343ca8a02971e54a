import { comparable, likeness } from "#app/domain/retrieval/likeness.ts";
import { termsOf } from "#app/domain/retrieval/tokenize.ts";
import type { AskedTerm } from "./comparer.ts";
import type { QuotablePassage } from "./quotable-passage.ts";

const LEAST_SHARE = 0.5;
const LEAST_LIKE = 0.6;

/** Whether the text of a passage alone has at least half of what is asked for. */
export function speaksOfIt(
  { text }: Pick<QuotablePassage, "text">,
  asked: readonly AskedTerm[],
  language: string,
): boolean {
  const own = [...new Set(termsOf(text))].map((term) => comparable(term, language));
  let total = 0;
  let found = 0;
  for (const { term, weight } of asked) {
    const word = comparable(term, language);
    total += weight;
    if (own.some((other) => likeness(word, other) >= LEAST_LIKE)) found += weight;
  }
  return total > 0 && found / total >= LEAST_SHARE;
}
