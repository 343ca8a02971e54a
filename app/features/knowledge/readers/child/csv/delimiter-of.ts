const DELIMITERS = [",", ";", "\t", "|"] as const;
const SAMPLE_LINES = 50;
const SAMPLE_CHARACTERS = 65_536;

/** The delimiter that divides the first lines into the most equal number of cells; a comma when none does. */
export function delimiterOf(text: string): string {
  const lines = sampleLines(text.slice(0, SAMPLE_CHARACTERS));
  let best = { delimiter: ",", score: 0 };
  for (const delimiter of DELIMITERS) {
    const score = scoreOf(lines.map((line) => line.split(delimiter).length));
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Lines with what stands in quotes left out: delimiters and line ends in there divide nothing. */
function sampleLines(text: string): string[] {
  return text
    .replace(/"(?:[^"]|"")*"/g, "")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, SAMPLE_LINES);
}

/** How many lines have the most frequent number of cells, and how many cells that is. */
function scoreOf(counts: readonly number[]): number {
  const byCount = new Map<number, number>();
  for (const count of counts) if (count > 1) byCount.set(count, (byCount.get(count) ?? 0) + 1);
  let score = 0;
  for (const [cells, lines] of byCount)
    score = Math.max(score, (lines / counts.length) * Math.log2(cells + 1));
  return score;
}
