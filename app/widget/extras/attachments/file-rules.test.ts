import { describe, expect, it } from "vitest";
import { describeSize, refusalOf } from "./file-rules.ts";

const RULES = { endings: [".png", ".jpg", ".jpeg", ".pdf"], megabytes: 5, perMessage: 3 };
const MOST = 5 * 1_048_576;

describe("a file that may not go", () => {
  it.each([
    ["a.PNG", MOST, 0, undefined],
    ["a.pdf", 1, 2, undefined],
    ["a.pdf", 1, 3, "fileMany"],
    ["a.exe", 1, 0, "fileKind"],
    ["png", 1, 0, "fileKind"],
    ["a.png", 0, 0, "fileEmpty"],
    ["a.png", MOST + 1, 0, "fileLarge"],
  ])("%s of %i bytes beside %i others: %s", (name, size, others, why) => {
    expect(refusalOf({ name, size }, RULES, others)).toBe(why);
  });
});

describe("a size", () => {
  it.each([
    [1, "en", "1 kB"],
    [16_400, "en", "16 kB"],
    [2_300_000, "en", "2.3 MB"],
    [2_300_000, "es", "2,3 MB"],
  ])("of %i bytes in %s is %s", (bytes, locale, text) => {
    expect(describeSize(bytes, locale)).toBe(text);
  });
});
