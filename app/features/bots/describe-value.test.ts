import type { TFunction } from "i18next";
import { expect, it } from "vitest";
import { newLeadField } from "#app/domain/forms/lead-form.ts";
import { describeEntry } from "./describe-value.ts";

const t = ((key: string) => key) as unknown as TFunction<"bots">;

it.each([
  ["When do you open?", "When do you open?"],
  [{ providerId: "p1", model: "gpt-4o-mini" }, "gpt-4o-mini"],
  [{ providerId: "p1", model: "" }, "p1"],
  [newLeadField("email"), "changes.field.email"],
  [{ ...newLeadField("own"), label: "Which shop?" }, "Which shop?"],
])("says an entry of a list in words: %j", (entry, words) => {
  expect(describeEntry(t, entry)).toBe(words);
});
