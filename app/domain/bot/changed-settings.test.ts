import { describe, expect, it } from "vitest";
import { newBotSettings } from "./bot-settings.ts";
import { changedSettings } from "./changed-settings.ts";

describe("changed settings", () => {
  it("of two equal states are none", () => {
    expect(changedSettings(newBotSettings("A"), newBotSettings("A"))).toEqual([]);
  });

  it("name each setting with what it was and is, inside groups too", () => {
    const before = newBotSettings("A");
    const after = { ...before, name: "B", starters: ["When?"], look: { ...before.look, radius: 4 } };
    expect(changedSettings(before, after)).toEqual([
      { path: "name", before: "A", after: "B" },
      { path: "starters", before: [], after: ["When?"] },
      { path: "look.radius", before: 12, after: 4 },
    ]);
  });
});
