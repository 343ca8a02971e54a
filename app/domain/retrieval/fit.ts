import type { LookedUp } from "./look-up.ts";
import type { Ranked } from "./rerank.ts";

/**
 * How much less of a question is found again word by word in a fitting passage, because words carry attached
 * articles and endings, or because words are not separated. English counts as 0.
 */
const SPELLED_APART: Readonly<Record<string, number>> = {
  ar: 1.5,
  he: 1.5,
  fa: 0.75,
  tr: 1,
  ru: 0.75,
  pl: 0.75,
  el: 0.75,
  hi: 0.5,
  de: 0.5,
  ko: 0.75,
  ja: 0.75,
  zh: 0.75,
  th: 0.75,
};

/** The evidence at which an answer is as likely as not. */
const EVEN = 9.3;

/** The weight of a term that a single passage has, among so many. */
function rarest(passages: number): number {
  return Math.log(1 + (passages + 0.5) / 0.5);
}

/**
 * How likely a passage answers the question, 0 to 1, from what share of the question it has (words, parts of words,
 * neighbours) and how much that is in all.
 */
export function fitOf(
  ranked: Ranked,
  terms: readonly LookedUp[],
  passages: number,
  language: string,
): number {
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  if (total <= 0) return 0;
  const { rank, grams, gramTotal, match } = ranked;
  const evidence =
    (2 * rank) / total +
    (3 * grams) / Math.max(1e-6, gramTotal) +
    (3.5 * match.phrase) / total +
    3 * Math.log1p(rank / rarest(passages)) +
    (SPELLED_APART[language] ?? 0);
  return 1 / (1 + Math.exp(EVEN - evidence));
}
