/** A passage that was found, with how likely it answers, 0 to 1. */
interface Found {
  readonly passageId: string;
  readonly score: number;
}

export interface Fused extends Found {
  /** How likely it answers by meaning alone; absent when it is not among the nearest. */
  readonly meaning?: number;
}

/** How much a place in a list tells beside the next one. */
const FLATNESS = 10;
/** What of the lesser likelihood is added to the greater one when words and meaning agree. */
const AGREEMENT = 0.25;

const worth = (likelihood: number, place: number): number => likelihood / (FLATNESS + place + 1);

/**
 * One list of what was found by words and by meaning, best first: each passage counts by its place in both lists (reciprocal
 * rank), as much as the list trusts it. Its score is the greater of both likelihoods, and a little more where they agree.
 */
export function fuse(byWords: readonly Found[], byMeaning: ReadonlyMap<string, number>): Fused[] {
  const places = new Map<string, { worth: number; words: number; meaning?: number }>();
  byWords.forEach(({ passageId, score }, place) =>
    places.set(passageId, { worth: worth(score, place), words: score }),
  );
  [...byMeaning]
    .sort((a, b) => b[1] - a[1])
    .forEach(([passageId, meaning], place) => {
      const known = places.get(passageId) ?? { worth: 0, words: 0 };
      places.set(passageId, { ...known, meaning, worth: known.worth + worth(meaning, place) });
    });
  return [...places]
    .sort(([a, one], [b, other]) => other.worth - one.worth || (a < b ? -1 : 1))
    .map(([passageId, { words, meaning }]) => {
      if (meaning === undefined) return { passageId, score: words };
      const most = Math.max(words, meaning);
      return { passageId, meaning, score: most + AGREEMENT * Math.min(words, meaning) * (1 - most) };
    });
}
