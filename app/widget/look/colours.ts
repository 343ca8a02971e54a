type Rgb = number[];

const toRgb = (color: string): Rgb => [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));

function luminance(color: string): number {
  // The straight part of the curve near black is left out: it only makes very dark colours count as less dark.
  const [red = 0, green = 0, blue = 0] = toRgb(color).map((part) => ((part / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
}

/** Contrast of two `#rrggbb` colours by WCAG 2: 1–21. */
export function contrast(one: string, other: string): number {
  const ratio = luminance(one) / luminance(other);
  return Math.max(ratio, 1 / ratio);
}

/** `share` (0–1) of `color` in `ground`. */
export function mix(color: string, ground: string, share: number): string {
  const below = toRgb(ground);
  const parts = toRgb(color).map((part, index) =>
    Math.round(part * share + (below[index] ?? 0) * (1 - share)),
  );
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/** White, ink or black, whichever first has at least 4.6:1 on `color`; one of them always has. */
export function textOn(color: string): string {
  return ["#ffffff", "#1c2321"].find((text) => contrast(text, color) >= 4.6) ?? "#000000";
}

/** `color`, moved towards `ink` only as far as `wanted`:1 on `ground` needs. */
export function readableOn(color: string, ground: string, ink: string, wanted: number): string {
  let share = 0;
  let result = color;
  while (contrast(result, ground) < wanted && share < 1) result = mix(ink, color, (share += 0.05));
  return result;
}
