import type { PageText, Piece } from "./page-text.ts";

/** What is heading and what is text in this document, by the size of its letters. */
export interface TypeScale {
  readonly bodySize: number;
  readonly bodyFont: string;
  /** How many sizes are larger than the text's. */
  readonly levels: number;
  /** 1 for the largest letters, null for the text's size and smaller. */
  levelOf(size: number): number | null;
}

/** Larger than the text by so much is a heading; sizes nearer than that are the same. */
const LARGER = 1.14;
const SAME = 0.7;
const MOST_LEVELS = 4;
const round = (size: number) => Math.round(size * 2) / 2;

/** The size and kind of letters that most of the text is written in, and the larger ones in order. */
export function typeScaleOf(pages: readonly PageText[]): TypeScale {
  const pieces = pages.flatMap((page) => page.rows.flat());
  const bodySize = mostOf(pieces, (piece) => round(piece.size)) ?? 10;
  const bodyFont = mostOf(pieces, (piece) => piece.font) ?? "";
  const larger = [...new Set(pieces.map((piece) => round(piece.size)))]
    .filter((size) => size >= bodySize * LARGER)
    .toSorted((a, b) => b - a);
  const steps: number[] = [];
  for (const size of larger) if (steps.length === 0 || (steps.at(-1) ?? 0) - size > SAME) steps.push(size);
  const levels = Math.min(MOST_LEVELS, steps.length);
  return {
    bodySize,
    bodyFont,
    levels,
    levelOf(size) {
      if (round(size) < bodySize * LARGER) return null;
      const step = steps.findIndex((each) => each - round(size) <= SAME);
      return Math.min(MOST_LEVELS, step + 1);
    },
  };
}

function mostOf<T>(pieces: readonly Piece[], keyOf: (piece: Piece) => T): T | undefined {
  const letters = new Map<T, number>();
  for (const piece of pieces) letters.set(keyOf(piece), (letters.get(keyOf(piece)) ?? 0) + piece.letters);
  return [...letters].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}
