import type { Line, Piece } from "./page-text.ts";
import { joinFragments } from "./rows-of-page.ts";

/** In one column, so much room (in sizes of the letters) between two pieces makes two cells of them. */
const CELL_GAP = 1.5;

/** The lines of one column, each with its cells. */
export function linesOfRegion(rows: readonly (readonly Piece[])[]): Line[] {
  return rows.map((row) => {
    const groups: Piece[][] = [];
    for (const piece of row) {
      const group = groups.at(-1);
      const last = group?.at(-1);
      if (group && last && piece.x - last.right <= Math.max(piece.size, last.size) * CELL_GAP)
        group.push(piece);
      else groups.push([piece]);
    }
    const cells = groups.map((group) => joinFragments(group));
    const whole = joinFragments(cells);
    return { ...whole, cells };
  });
}
