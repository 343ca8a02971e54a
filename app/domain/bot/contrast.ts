/** Contrast by WCAG 2 between `#rrggbb` colours, for the meter beside the colour field. */

const partsOf = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = partsOf(colour).map((part) => {
    const share = part / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
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

/** The colour, darkened only as far as `wanted` to 1 against white needs. */
export function darkenFor(colour: string, wanted: number): string {
  let result = colour;
  for (let step = 1; step <= 50 && contrastOf(result, "#ffffff") < wanted; step += 1) {
    const parts = partsOf(colour).map((part) => Math.round(part * (1 - step / 50)));
    result = `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  }
  return result;
}
