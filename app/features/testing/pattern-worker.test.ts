import { describe, expect, it } from "vitest";
import { checkExpectation } from "./check-expectation.server.ts";
import { testPattern } from "./pattern-worker.server.ts";

describe("an expression of a test", () => {
  it("is run over every text, whatever its case", async () => {
    expect(await testPattern("^open at (seven|7)$", ["Open at SEVEN", "closed"])).toEqual([true, false]);
    expect(await testPattern(String.raw`(?<=€ )\d+`, ["€ 5"])).toEqual([true]);
  });

  it("that never ends is stopped, and the next one is run", async () => {
    const startedAt = performance.now();
    const endless = testPattern("(a+)+$", [`${"a".repeat(60)}!`]);
    const next = testPattern("b", ["abc"]);
    expect(await endless).toBe("too-slow");
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    expect(await next).toEqual([true]);
  });

  it.each(["(a+)+$", String.raw`^(\w+\s?)*$`, "(x|x)*y", String.raw`(\d+)*:`])(
    "%s is refused when it is saved",
    async (matches) => {
      await expect(checkExpectation({ matches })).rejects.toMatchObject({
        code: "INVALID",
        fields: [{ field: "matches", code: "REGEX_UNSAFE" }],
      });
    },
  );

  it.each(["5[.,]40", "seven|7", ".*open.*seven", String.raw`\d{1,2}:\d{2}\s?(am|pm)?`])(
    "%s is not refused",
    async (matches) => expect(checkExpectation({ matches })).resolves.toBeUndefined(),
  );

  it("is not needed, but something is", async () => {
    await expect(checkExpectation({ unknown: true })).resolves.toBeUndefined();
    await expect(checkExpectation({})).rejects.toMatchObject({ fields: [{ code: "TEST_EMPTY" }] });
  });
});
