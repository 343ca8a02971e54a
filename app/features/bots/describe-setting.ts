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
]);

/** A value of a setting as a person reads it, short. */
export function describeSetting(t: TFunction<"bots">, path: string, value: unknown): string {
  const isSwitch = typeof value === "boolean" || path === "embedding";
  if (isSwitch) return t(value ? "changes.on" : "changes.off");
  const isPicture = path === "look.avatar" || path === "look.logo";
  if (isPicture && value !== null) return t("changes.picture");
  if (path === "texts" || path === "look.properties") return describeSetting(t, "", Object.keys(value ?? {}));
  if (Array.isArray(value))
    return value.length === 0 ? t("changes.none") : t("changes.entries", { count: value.length });
  if (value === null && path.startsWith("limits.")) return t("changes.noLimit");
  if (value === "" || (typeof value !== "number" && typeof value !== "string")) return t("changes.none");
  const text = String(value);
  return CHOICES.has(path) ? t(`changes.choice.${text}`) : shortened(text);
}

function shortened(text: string): string {
  const letters = [...text.replaceAll(/\s+/g, " ")];
  return letters.length > MOST_SHOWN ? `${letters.slice(0, MOST_SHOWN).join("")}…` : letters.join("");
}
