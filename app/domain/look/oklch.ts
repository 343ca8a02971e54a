import { lightOf, partsOf } from "./contrast.ts";

/** Lightness 0–1, chroma, and hue in radians, by which people tell colours apart (Ottosson 2020, CSS Color 4). */
export interface Oklch {
  lightness: number;
  chroma: number;
  hue: number;
}

type Triple = [number, number, number];

export function toOklch(colour: string): Oklch {
  const [red = 0, green = 0, blue = 0] = partsOf(colour).map(lightOf);
  const l = Math.cbrt(0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue);
  const m = Math.cbrt(0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue);
  const s = Math.cbrt(0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue);
  const a = 1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s;
  const b = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s;
  return {
    lightness: 0.210_454_255_3 * l + 0.793_617_785 * m - 0.004_072_046_8 * s,
    chroma: Math.hypot(a, b),
    hue: Math.atan2(b, a),
  };
}

/** The colour as `#rrggbb`, paler where a screen cannot show so much of it. */
export function toHex({ lightness, chroma, hue }: Oklch): string {
  let [least, most] = [0, chroma];
  let light = lightsOf({ lightness, chroma, hue });
  for (let step = 0; step < 20 && !isShown(light); step += 1) {
    const middle = (least + most) / 2;
    const there = lightsOf({ lightness, chroma: middle, hue });
    if (isShown(there)) least = middle;
    else most = middle;
    light = lightsOf({ lightness, chroma: least, hue });
  }
  return `#${light.map((share) => hexOf(share)).join("")}`;
}

function lightsOf({ lightness, chroma, hue }: Oklch): Triple {
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b) ** 3;
  const m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b) ** 3;
  const s = (lightness - 0.089_484_177_5 * a - 1.291_485_548 * b) ** 3;
  return [
    4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
    -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
    -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s,
  ];
}

/** Half of the smallest step of a part. */
const ROUNDING = 1e-4;
const isShown = (lights: Triple) => lights.every((share) => share >= -ROUNDING && share <= 1 + ROUNDING);

function hexOf(light: number): string {
  const share = Math.min(1, Math.max(0, light));
  const part = share <= 0.003_130_8 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055;
  return Math.round(part * 255)
    .toString(16)
    .padStart(2, "0");
}
