import type { LookedUp } from "./look-up.ts";
import { matcherFor, type Match, matchPassage } from "./match-passage.ts";
import { gramReader, queryGrams, scoreGrams } from "./score-grams.ts";
import type { Segment } from "./segment.ts";

/** What each signal counts beside the word score. */
const SENTENCE = 0.5;
const PAIR = 0.3;
const PHRASE = 0.5;
const GRAMS = 0.2;
const OTHER_LANGUAGE = 0.85;

/** A passage that has words of the question. */
export interface Candidate {
  readonly segment: Segment;
  /** The number of the segment among all. */
  readonly at: number;
  readonly passage: number;
  readonly words: number;
}

/** A candidate with its final rank. */
export interface Ranked extends Candidate {
  readonly passageId: string;
  readonly rank: number;
  readonly match: Match;
  readonly grams: number;
  readonly gramTotal: number;
}

/** Puts candidates in order by their words, and by how near the words stand, in what sentences, and by parts of words. */
export function rerank(
  segments: readonly Segment[],
  terms: readonly LookedUp[],
  candidates: readonly Candidate[],
  language: string,
): Ranked[] {
  const passages = segments.reduce((sum, { size }) => sum + size, 0);
  const averageLength = Math.max(
    1,
    segments.reduce((sum, { totalLength }) => sum + totalLength, 0) / Math.max(1, passages),
  );
  const grams = queryGrams(segments, terms, passages);
  const tools = new Map<
    number,
    { match: ReturnType<typeof matcherFor>; read: ReturnType<typeof gramReader> }
  >();
  const ranked = candidates.map((candidate): Ranked => {
    const { segment, at, passage, words } = candidate;
    let own = tools.get(at);
    if (own === undefined) {
      own = { match: matcherFor(terms, at), read: gramReader(segment, grams) };
      tools.set(at, own);
    }
    const sequence = segment.sequence(passage);
    const match = matchPassage(terms, own.match, sequence);
    const gramScore = scoreGrams(grams, own.read, sequence, (segment.lengths[passage] ?? 0) / averageLength);
    const sum =
      words + SENTENCE * match.sentence + PAIR * match.pair + PHRASE * match.phrase + GRAMS * gramScore;
    const foreign = language !== "" && segment.languageOf(passage) !== language;
    return {
      ...candidate,
      passageId: segment.passageIds[passage] ?? "",
      rank: foreign ? sum * OTHER_LANGUAGE : sum,
      match,
      grams: gramScore,
      gramTotal: grams.total,
    };
  });
  return ranked.sort((a, b) => b.rank - a.rank || (a.passageId < b.passageId ? -1 : 1));
}
