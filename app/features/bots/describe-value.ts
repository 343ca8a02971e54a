import type { TFunction } from "i18next";
import { describeSetting } from "./describe-setting.ts";

/** A value of a setting in words, a list with what stands in it, so that two lists can be told apart. */
export function describeValue(t: TFunction<"bots">, path: string, value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return describeSetting(t, path, value);
  return value.map((entry: unknown) => describeEntry(t, entry)).join(" · ");
}

/** One entry of a list: a question or a site as it is, a link of the chain by its model, a field of the form by its label. */
export function describeEntry(t: TFunction<"bots">, entry: unknown): string {
  if (isLink(entry)) return entry.model || entry.providerId;
  if (isLeadField(entry)) return entry.label || t(`changes.field.${entry.kind}`);
  return String(entry);
}

function isLeadField(entry: unknown): entry is { kind: string; label: string } {
  return typeof entry === "object" && entry !== null && "label" in entry;
}

function isLink(entry: unknown): entry is { model: string; providerId: string } {
  return typeof entry === "object" && entry !== null && "model" in entry;
}
