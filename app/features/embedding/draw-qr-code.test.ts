import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { drawQrCode, paintQrCode } from "./draw-qr-code.server.ts";

const LINK = "https://chat.example/chat/aaaaaaaaaaaaaaaaaaaaaaaaaa";

describe("a QR code", () => {
  const svg = drawQrCode(LINK, "Ada & <co>");
  const size = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);

  it("says what it leads to", () => {
    expect(svg).toContain("<title>Ada &amp; &lt;co&gt;</title>");
    expect(drawQrCode(`${LINK}x`, "")).not.toBe(drawQrCode(LINK, ""));
  });

  it("has four light modules on every side, and a finder pattern behind them", () => {
    const dark = [...svg.matchAll(/M(\d+) (\d+)h1/g)].map(([, x, y]) => [Number(x), Number(y)]);
    const along = (axis: 0 | 1) => dark.map((module) => module[axis] ?? 0);
    for (const axis of [0, 1] as const) {
      expect(Math.min(...along(axis))).toBe(4);
      expect(Math.max(...along(axis))).toBe(size - 5);
    }
    // Versions are 21 modules and four more each.
    expect((size - 8 - 21) % 4).toBe(0);
    expect(dark.filter(([x, y]) => y === 4 && (x ?? 0) < 11)).toHaveLength(7);
  });

  it("is a picture of the same modules, sharp at their edges", async () => {
    const { data, info } = await sharp(await paintQrCode(LINK))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([size * 24, size * 24]);
    const isDark = (x: number, y: number) => data[(y * 24 + 12) * info.width + x * 24 + 12] === 0;
    for (let y = 0; y < size; y += 1)
      for (let x = 0; x < size; x += 1) expect(isDark(x, y)).toBe(svg.includes(`M${x} ${y}h1`));
    expect([...new Set(data)].toSorted((a, b) => a - b)).toEqual([0, 255]);
  });
});
