import type { LookedUp } from "./look-up.ts";
import type { Ranked } from "./rerank.ts";

/**
 * What speaks for a passage answering the question, in log odds. Fitted by logistic regression on questions in nine
 * languages whose passage was in the knowledge or had been left out (decision 012).
 */
const INFORMATION = 2.8;
const PARTS_OF_WORDS = 1.6;
const AHEAD = 0.24;
const NEAR = 1.4;
/** For the length of the question: a long one has more words that fit by chance. */
const LENGTH = -1.44;
const NAME_MISSING = -4.7;
/** Of the questions that it was fitted on one in two can be answered; visitors ask what the bot is there for: three in five. */
const CONSTANT = -1.63 + Math.log(3 / 2);

/** The weight of a term that a single passage has, among so many. */
function rarest(passages: number): number {
  return Math.log(1 + (passages + 0.5) / 0.5);
}

/** The share of the question that is names and numbers which the passage does not have. */
function missingNames({ match }: Ranked, terms: readonly LookedUp[], total: number): number {
  const missing = terms.reduce(
    (sum, { share, weight }, index) => (share > 1 ? sum + weight * (1 - (match.found[index] ?? 0)) : sum),
    0,
  );
  return missing / total;
}

/**
 * How likely a passage answers the question, 0 to 1, from how much of the question it has, in all and as a share, and
 * how far it is `ahead` of the next best one (negative for those behind the best).
 */
export function fitOf(ranked: Ranked, terms: readonly LookedUp[], passages: number, ahead: number): number {
  const total = terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const { evidence } = ranked;
  const logOdds =
    INFORMATION * Math.log1p((evidence.covered * total) / rarest(passages)) +
    PARTS_OF_WORDS * evidence.grams +
    AHEAD * ahead +
    NEAR * evidence.near +
    LENGTH * Math.log1p(terms.reduce((sum, { share }) => sum + share, 0)) +
    NAME_MISSING * missingNames(ranked, terms, total) +
    CONSTANT;
  return 1 / (1 + Math.exp(-logOdds));
}
