import type { TFunction } from "i18next";
import { describeSetting } from "./describe-setting.ts";

/** A value of a setting in words, a list with what stands in it, so that two lists can be told apart. */
export function describeValue(t: TFunction<"bots">, path: string, value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return describeSetting(t, path, value);
  return value.map((entry: unknown) => (isLink(entry) ? entry.model : String(entry))).join(" · ");
}

function isLink(entry: unknown): entry is { model: string } {
  return typeof entry === "object" && entry !== null && "model" in entry;
}
