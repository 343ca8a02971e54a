/** Each long enough that an expression which tries every way of cutting it up never ends, and a plain one is done at once. */
const LENGTHS = [40, 400];
const MOST_LETTERS = 12;

/** Texts on which an expression that can run away does: its own letters, over and over, and an end that matches nothing. */
export function patternProbes(source: string): string[] {
  const own = [...new Set(source.replace(/\\[a-zA-Z]/g, "").match(/[\p{L}\p{N}]/gu) ?? [])];
  const letters = [...new Set([...own.slice(0, MOST_LETTERS), "a", "0", " ", "-"])];
  const mixed = own.slice(0, MOST_LETTERS).join("");
  const units = mixed.length > 1 ? [...letters, mixed] : letters;
  return units.flatMap((unit) =>
    LENGTHS.map((length) => `${unit.repeat(Math.ceil(length / unit.length))}\u0001!`),
  );
}
