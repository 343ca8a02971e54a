/** At most so many code points, ending with a whole word where the language has words, and an ellipsis. */
export function shortened(text: string, most: number): string {
  const signs = [...text.trim()];
  if (signs.length <= most) return signs.join("");
  const cut = signs.slice(0, most - 1).join("");
  const lastSpace = cut.lastIndexOf(" ");
  return `${(lastSpace > most / 2 ? cut.slice(0, lastSpace) : cut).trimEnd()}…`;
}
