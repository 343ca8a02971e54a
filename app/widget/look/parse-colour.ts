/** `#rrggbb` for `#rgb` and `#rrggbb`; anything else is no colour. */
export function parseColour(text: string | null | undefined): string | undefined {
  const value = (text ?? "").trim().replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3");
  return /^#[\da-f]{6}$/i.test(value) ? value : undefined;
}
