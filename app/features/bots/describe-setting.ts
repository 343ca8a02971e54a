import type { TFunction } from "i18next";

const MOST_SHOWN = 60;
/** Their values are words of the product, not of the creator. */
const CHOICES: ReadonlySet<string> = new Set([
  "look.theme",
  "look.position",
  "look.shape",
  "look.icon",
  "languagePolicy",
  "locale",
  "answerLength",
  "leadForm.when",
]);

/** Their values are lists by name, or names of files: told by what they are. */
const BY_NAME: ReadonlySet<string> = new Set(["texts", "look.properties"]);
const PICTURES: ReadonlySet<string> = new Set(["look.avatar", "look.logo"]);

/** A value of a setting as a person reads it, short. */
export function describeSetting(t: TFunction<"bots">, path: string, value: unknown): string {
  const isSwitch = typeof value === "boolean" || path === "embedding";
  if (isSwitch) return t(value ? "changes.on" : "changes.off");
  if (value === null && path.startsWith("limits.")) return t("changes.noLimit");
  if (BY_NAME.has(path)) return describeList(t, Object.keys(value ?? {}));
  if (Array.isArray(value)) return describeList(t, value);
  return typeof value === "number" || typeof value === "string"
    ? describeText(t, path, String(value))
    : t("changes.none");
}

function describeText(t: TFunction<"bots">, path: string, text: string): string {
  if (text === "") return t("changes.none");
  if (PICTURES.has(path)) return t("changes.picture");
  return CHOICES.has(path) ? t(`changes.choice.${text}`) : shortened(text);
}

function describeList(t: TFunction<"bots">, list: readonly unknown[]): string {
  return list.length === 0 ? t("changes.none") : t("changes.entries", { count: list.length });
}

function shortened(text: string): string {
  const letters = [...text.replaceAll(/\s+/g, " ")];
  return letters.length > MOST_SHOWN ? `${letters.slice(0, MOST_SHOWN).join("")}…` : letters.join("");
}
