/** A piece of two texts laid over each other. */
export interface DiffPart {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

/** Beyond so many removed and added words, what lies between equal ends is told as one exchange. */
const MOST_EDITS = 600;

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });
const wordsOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

function equalAtStart(a: readonly string[], b: readonly string[]): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && a[count] === b[count]) count += 1;
  return count;
}

function equalAtEnd(a: readonly string[], b: readonly string[], from: number): number {
  const most = Math.min(a.length, b.length) - from;
  let count = 0;
  while (count < most && a[a.length - 1 - count] === b[b.length - 1 - count]) count += 1;
  return count;
}

/** The furthest points reached with 0, 1, 2 … edits (Myers 1986); null when more than `MOST_EDITS` are needed. */
function furthestPoints(a: readonly string[], b: readonly string[]): Map<number, number>[] | null {
  const rounds: Map<number, number>[] = [];
  let reached = new Map([[1, 0]]);
  for (let edits = 0; edits <= Math.min(MOST_EDITS, a.length + b.length); edits += 1) {
    rounds.push(reached);
    const next = new Map(reached);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = stepsDown(reached, diagonal, edits)
        ? (reached.get(diagonal + 1) ?? 0)
        : (reached.get(diagonal - 1) ?? 0) + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1;
      next.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return rounds;
    }
    reached = next;
  }
  return null;
}

function stepsDown(reached: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  return diagonal !== edits && (reached.get(diagonal - 1) ?? 0) < (reached.get(diagonal + 1) ?? 0);
}

/** Walks back from the end along the furthest points, word by word; the parts come last first. */
function walkBack(
  a: readonly string[],
  b: readonly string[],
  rounds: readonly ReadonlyMap<number, number>[],
): DiffPart[] {
  const parts: DiffPart[] = [];
  let [x, y] = [a.length, b.length];
  for (const [edits, reached] of [...rounds.entries()].toReversed()) {
    const diagonal = x - y;
    const before = stepsDown(reached, diagonal, edits) ? diagonal + 1 : diagonal - 1;
    const startX = reached.get(before) ?? 0;
    const startY = startX - before;
    for (; x > startX && y > startY; x -= 1, y -= 1) parts.push({ kind: "same", text: textAt(a, x) });
    if (edits > 0)
      parts.push(
        x === startX ? { kind: "added", text: textAt(b, y) } : { kind: "removed", text: textAt(a, x) },
      );
    [x, y] = [startX, startY];
  }
  return parts;
}

const textAt = (words: readonly string[], position: number): string => words[position - 1] ?? "";

function middleParts(a: readonly string[], b: readonly string[]): DiffPart[] {
  const rounds = furthestPoints(a, b);
  return rounds
    ? walkBack(a, b, rounds).toReversed()
    : [
        { kind: "removed", text: a.join("") },
        { kind: "added", text: b.join("") },
      ];
}

/** Neighbours of a kind become one; within an exchange what was removed stands before what was added. */
function merged(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = [];
  let [removed, added] = ["", ""];
  const flush = (): void => {
    if (removed !== "") result.push({ kind: "removed", text: removed });
    if (added !== "") result.push({ kind: "added", text: added });
    [removed, added] = ["", ""];
  };
  for (const { kind, text } of parts) {
    if (text === "") continue;
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else {
      flush();
      const last = result.at(-1);
      if (last?.kind === "same") result[result.length - 1] = { kind: "same", text: last.text + text };
      else result.push({ kind: "same", text });
    }
  }
  flush();
  return result;
}

/**
 * What was taken out of a text and put into it, word by word in any script. The parts that are not `added` make up `before`,
 * those that are not `removed` make up `after`, to the letter.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const start = equalAtStart(a, b);
  const end = equalAtEnd(a, b, start);
  return merged([
    { kind: "same", text: a.slice(0, start).join("") },
    ...middleParts(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    { kind: "same", text: a.slice(a.length - end).join("") },
  ]);
}
