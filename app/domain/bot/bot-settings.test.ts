import { describe, expect, it } from "vitest";
import { fieldErrorsOf } from "#app/shared/field-errors.ts";
import {
  applyChanges,
  BotChangesSchema,
  BotSettingsSchema,
  newBotSettings,
  readBotSettings,
} from "./bot-settings.ts";

const refused = (changes: unknown) => {
  const result = BotChangesSchema.safeParse(changes);
  return result.success ? [] : fieldErrorsOf(result.error).map(({ field, code }) => `${field} ${code}`);
};

describe("bot settings", () => {
  it("of a new bot are valid", () => {
    expect(BotSettingsSchema.safeParse(newBotSettings("Ada's bakery")).success).toBe(true);
  });

  it("change only where a change says so, also inside a group", () => {
    const changed = applyChanges(
      newBotSettings("A"),
      BotChangesSchema.parse({ greeting: "Hello", look: { color: "#246" } }),
    );
    expect(changed).toEqual({
      ...newBotSettings("A"),
      greeting: "Hello",
      look: { ...newBotSettings("A").look, color: "#224466" },
    });
  });

  it.each([
    [{ workspaceId: "w2" }, ["workspaceId UNKNOWN_FIELD"]],
    [{ name: " \u200b " }, ["name REQUIRED"]],
    [{ name: { not: "" } }, ["name TYPE"]],
    [{ name: "a\u0000b" }, ["name CHARACTERS"]],
    [{ name: "x".repeat(81) }, ["name TOO_LONG"]],
    [{ temperature: 3 }, ["temperature RANGE"]],
    [{ temperature: "hot" }, ["temperature TYPE"]],
    [{ maxTokens: 0 }, ["maxTokens RANGE"]],
    [{ maxTokens: 1e9 }, ["maxTokens RANGE"]],
    [{ starters: ["a", "b", "c", "d", "e"] }, ["starters TOO_MANY"]],
    [{ look: { color: "red;}" } }, ["look.color COLOUR"]],
    [{ look: { color: "#ffd400" } }, ["look.color CONTRAST"]],
    [{ look: { radius: -1 } }, ["look.radius RANGE"]],
    [{ languagePolicy: "Visitor" }, ["languagePolicy CHOICE"]],
    [{ allowedSites: ["shop.example"] }, ["allowedSites.0 ORIGIN"]],
    [{ allowedSites: ["https://shop.example/path"] }, ["allowedSites.0 ORIGIN"]],
    [{ allowedSites: ["https://*"] }, ["allowedSites.0 ORIGIN"]],
  ])("refuse %j", (changes, expected) => {
    expect(refused(changes)).toEqual(expected);
  });

  it("keep markup and template signs to the letter", () => {
    const greeting = "<script>alert(1)</script> {{7*7}} '; DROP TABLE";
    expect(BotChangesSchema.parse({ greeting }).greeting).toBe(greeting);
  });

  it("stored before a setting existed get its default", () => {
    expect(readBotSettings({ name: "Old", look: { color: "#000000" } })).toEqual({
      ...newBotSettings("Old"),
      look: { ...newBotSettings("Old").look, color: "#000000" },
    });
  });
});
