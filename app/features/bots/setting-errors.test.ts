import { expect, it } from "vitest";
import { settingsWithErrors } from "./setting-errors.ts";

it("names each setting that has an error once, whatever part of it is wrong", () => {
  const wrong = "This is needed.";
  expect(
    settingsWithErrors({
      "starters.0": wrong,
      "starters.2": wrong,
      "leadForm.fields.1.label": wrong,
      "look.color": wrong,
      name: wrong,
    }),
  ).toEqual(["starters", "leadForm.fields", "look.color", "name"]);
});
