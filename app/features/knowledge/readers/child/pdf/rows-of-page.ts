import type { Fragment, Piece } from "./page-text.ts";

/** Parts of the size of the letters. */
const SAME_LINE = 0.4;
const SPACE = 0.13;
/** Wider than between two words, also in justified text: another column or another cell may begin. */
const GAP = 0.95;

/** The base lines of a page from the top down, each divided where there is more room than between two words. */
export function rowsOfPage(fragments: readonly Fragment[]): Piece[][] {
  const rows: { y: number; size: number; fragments: Fragment[] }[] = [];
  for (const fragment of fragments.toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    const size = Math.max(fragment.size, row?.size ?? 0);
    if (row && fragment.y - row.y <= size * SAME_LINE) {
      row.fragments.push(fragment);
      if (fragment.size > row.size) Object.assign(row, { y: fragment.y, size: fragment.size });
    } else rows.push({ y: fragment.y, size: fragment.size, fragments: [fragment] });
  }
  return rows.map((row) => piecesOf(row.fragments)).filter((pieces) => pieces.length > 0);
}

function piecesOf(fragments: readonly Fragment[]): Piece[] {
  const groups: Fragment[][] = [];
  for (const fragment of fragments.toSorted((a, b) => a.x - b.x)) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const isBlank = fragment.text.trim() === "";
    if (isBlank && !last) continue;
    const end = Math.max(...(group ?? []).filter(({ text }) => text.trim() !== "").map(({ right }) => right));
    if (group && last && (isBlank || fragment.x - end <= Math.max(fragment.size, last.size) * GAP))
      group.push(fragment);
    else groups.push([fragment]);
  }
  return groups.map(joinFragments).filter((piece) => piece.text !== "");
}

/** The fragments as one, their words in the order in which they are read. */
export function joinFragments(fragments: readonly Fragment[]): Piece {
  const written = fragments.filter(({ text }) => text.trim() !== "");
  const isRightToLeft = written.filter((part) => part.isRightToLeft).length * 2 > written.length;
  const inOrder = isRightToLeft ? fragments.toReversed() : fragments;
  let text = "";
  let last: Fragment | undefined;
  for (const fragment of inOrder) {
    if (last && needsSpace(last, fragment) && !/\s$/.test(text)) text += " ";
    text += fragment.text;
    last = fragment;
  }
  const main = written.reduce<Fragment | undefined>(
    (most, part) => (part.text.length > (most?.text.length ?? 0) ? part : most),
    undefined,
  );
  const clean = text
    .replace(/\s+/g, " ")
    .replace(/ (?=\p{Mn})/gu, "")
    .trim();
  return {
    text: clean,
    letters: clean.length,
    x: Math.min(...written.map(({ x }) => x)),
    right: Math.max(...written.map(({ right }) => right)),
    y: main?.y ?? 0,
    size: main?.size ?? 0,
    font: main?.font ?? "",
    isRightToLeft,
  };
}

function needsSpace(a: Fragment, b: Fragment): boolean {
  const gap = a.x <= b.x ? b.x - a.right : a.x - b.right;
  return gap > Math.min(a.size, b.size) * SPACE;
}
