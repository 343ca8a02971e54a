/**
 * Contrast by WCAG 2 between `#rrggbb` colours. The widget has a shorter one of its own (`app/widget/look/colours.ts`): it imports
 * nothing at run time, and every byte of it is paid for by other people's pages.
 */

export const partsOf = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** A part of a colour from 0 to 255 as the share of light that a screen gives off for it. */
export function lightOf(part: number): number {
  const share = part / 255;
  return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = partsOf(colour).map(lightOf);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 (the same) to 21 (black on white). */
export function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** What is written on the colour: white where it can be read, else ink, else black. */
export function textOn(colour: string): string {
  return ["#ffffff", "#1c2321"].find((text) => contrastOf(text, colour) >= 4.5) ?? "#000000";
}
