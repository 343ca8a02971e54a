import { describe, expect, it } from "vitest";
import { applyChanges, newBotSettings, type BotSettings } from "./bot-settings.ts";
import { mergeSettings } from "./merge-settings.ts";
import { isSameValue, valueAt, withValue, withValues } from "./setting-values.ts";

const base = newBotSettings("Bakery");

describe("merging two states of one draft", () => {
  it("asks only about what both changed differently", () => {
    const theirs = applyChanges(base, {
      greeting: "Theirs",
      description: "Bread",
      temperature: 1,
      look: { radius: 3 },
    });
    const mine = new Map<string, unknown>([
      ["greeting", "Mine"],
      ["temperature", 1],
      ["look.color", "#112233"],
      ["maxTokens", base.maxTokens],
    ]);
    expect(mergeSettings(base, theirs, mine)).toEqual({
      clashes: [{ path: "greeting", theirs: "Theirs", mine: "Mine" }],
      theirs: ["description", "look.radius"],
      settled: ["temperature", "maxTokens"],
    });
  });

  it("takes what was typed and taken back for no change of mine", () => {
    const theirs = applyChanges(base, { greeting: "Theirs" });
    expect(mergeSettings(base, theirs, new Map([["greeting", ""]]))).toEqual({
      clashes: [],
      theirs: ["greeting"],
      settled: ["greeting"],
    });
  });

  it("asks when nobody knows any more what a value was made on", () => {
    const unknown = withValue(base, "greeting", undefined);
    const { clashes } = mergeSettings(unknown, base, new Map([["greeting", "Kept"]]));
    expect(clashes).toEqual([{ path: "greeting", theirs: "", mine: "Kept" }]);
  });

  it("loses nobody's value, whatever the two did", () => {
    const paths = ["name", "greeting", "temperature", "starters", "look.color", "limits.usdPerDay"];
    const values: Record<string, unknown[]> = {
      starters: [[], ["One?"], ["One?", "Two?"]],
      temperature: [0, 0.2, 1],
      "limits.usdPerDay": [null, 1, 2],
    };
    let seed = 7;
    const pick = <T>(list: readonly T[]): T => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return list[Math.floor(seed / 65_536) % list.length] as T;
    };
    const edits = () =>
      new Map(
        paths.flatMap((path): [string, unknown][] =>
          pick([true, false]) ? [[path, pick(values[path] ?? ["a", "b", "c"])]] : [],
        ),
      );
    for (let round = 0; round < 2_000; round += 1) {
      const [start, mine] = [withValues(base, edits()), edits()];
      const theirs: BotSettings = withValues(start, edits());
      const { clashes, settled } = mergeSettings(start, theirs, mine);
      const kept = [...mine].filter(([path]) => !settled.includes(path));
      const merged = withValues(theirs, kept);
      const asked = new Set(clashes.map(({ path }) => path));
      for (const path of paths) {
        const [was, hers] = [valueAt(start, path), valueAt(theirs, path)];
        const own = mine.has(path) ? mine.get(path) : was;
        if (asked.has(path)) continue;
        if (!isSameValue(own, was)) expect(valueAt(merged, path)).toEqual(own);
        else expect(valueAt(merged, path)).toEqual(hers);
      }
    }
  });
});
