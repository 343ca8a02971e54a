/** One line of the table: what was measured, ours, the goal and what others reach. */
export interface Row {
  readonly name: string;
  readonly ours: string;
  readonly goal: string;
  readonly reference: string;
}

/** Prints rows as `name | ours | goal | reference`. */
export function printRows(rows: readonly Row[]): void {
  for (const { name, ours, goal, reference } of [
    { name: "name", ours: "ours", goal: "goal", reference: "reference" },
    ...rows,
  ]) {
    console.log(`${name} | ${ours} | ${goal} | ${reference}`);
  }
}

/** Text without differences of case and white space. */
export const even = (text: string): string => text.toLowerCase().replace(/\s+/g, " ").trim();

/** Three digits behind the point; "-" of nothing. */
export const share = (part: number, all: number): string => (all === 0 ? "-" : (part / all).toFixed(3));
