import type { Nearest } from "./nearest.ts";

/** What is believed of a model's cosines before any are seen, and how many seen ones that is worth. */
const USUAL_MEAN = 0.3;
const USUAL_DEVIATION = 0.12;
const BELIEF = 30;
/** By how many deviations the best of unrelated passages must be passed for it to be as likely as not that it answers. */
const MARGIN = 1;
const STEEPNESS = 1.6;

/** By how many deviations the highest of so many independent values stands above their mean, about. */
function expectedHighest(count: number): number {
  if (count < 3) return 0.5;
  const root = Math.sqrt(2 * Math.log(count));
  return root - (Math.log(Math.log(count)) + Math.log(4 * Math.PI)) / (2 * root);
}

/**
 * How likely each of the nearest passages answers, 0 to 1, by meaning alone. Cosines of different models are not comparable:
 * some give 0.8 to texts that have nothing to do with each other. So a passage counts by how far it stands out among all
 * passages of the bot, beyond what the best of as many unrelated ones would.
 */
export function similaritiesOf({ near, mean, deviation, count }: Nearest): Map<string, number> {
  const weight = count + BELIEF;
  const center = (count * mean + BELIEF * USUAL_MEAN) / weight;
  const spread = (count * deviation + BELIEF * USUAL_DEVIATION) / weight;
  const highest = expectedHighest(count);
  return new Map(
    near.map(({ passageId, cosine }) => {
      const evidence = (cosine - center) / spread - highest - MARGIN;
      return [passageId, 1 / (1 + Math.exp(-STEEPNESS * evidence))];
    }),
  );
}
