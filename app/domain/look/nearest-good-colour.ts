import { judgeColour } from "./judge-colour.ts";
import { toHex, toOklch } from "./oklch.ts";

const STEPS = 400;

/** The `#rrggbb` colour itself where it can be read and found; else the one of its hue whose lightness is nearest. */
export function nearestGoodColour(colour: string): string {
  if (judgeColour(colour).isGood) return colour;
  const wanted = toOklch(colour);
  for (let step = 1; step <= STEPS; step += 1)
    for (const by of [-step / STEPS, step / STEPS]) {
      const lightness = wanted.lightness + by;
      if (lightness < 0 || lightness > 1) continue;
      const near = toHex({ ...wanted, lightness });
      if (judgeColour(near).isGood) return near;
    }
  return "#000000";
}
