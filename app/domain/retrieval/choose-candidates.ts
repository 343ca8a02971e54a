import type { Candidate } from "./rerank.ts";
import type { Segment } from "./segment.ts";

/**
 * A score that at least `count` passages reach, near enough to sort only what is above it. Loops over numbers are counted
 * ones: an iterator over 100,000 scores costs more than everything else of a search.
 */
function cutoff(scores: readonly Float32Array[], count: number): number {
  const highest: number[] = [];
  let least = 0;
  for (const own of scores) {
    for (let passage = 0; passage < own.length; passage += 1) {
      const score = own[passage] ?? 0;
      if (score <= least) continue;
      highest.push(score);
      if (highest.length < count * 4) continue;
      highest.sort((a, b) => b - a);
      highest.length = count;
      least = highest[count - 1] ?? 0;
    }
  }
  highest.sort((a, b) => b - a);
  return highest[count - 1] ?? 0;
}

/** The passages with the highest word scores, best first; `scores` holds one list for each segment. */
export function chooseCandidates(
  segments: readonly Segment[],
  scores: readonly Float32Array[],
  count: number,
  isEnabled: (passageId: string) => boolean,
): Candidate[] {
  for (let wanted = count; ; wanted *= 8) {
    const least = cutoff(scores, wanted);
    const found: Candidate[] = [];
    let above = 0;
    for (const [at, segment] of segments.entries()) {
      const own = scores[at] ?? new Float32Array(0);
      for (let passage = 0; passage < own.length; passage += 1) {
        const words = own[passage] ?? 0;
        if (words <= 0 || words < least) continue;
        above += 1;
        if (isEnabled(segment.passageIds[passage] ?? "")) found.push({ segment, at, passage, words });
      }
    }
    if (found.length >= count || above < wanted)
      return found.sort((a, b) => b.words - a.words || a.at - b.at || a.passage - b.passage).slice(0, count);
  }
}
