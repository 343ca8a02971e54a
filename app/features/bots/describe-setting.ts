import type { TFunction } from "i18next";

const MOST_SHOWN = 60;
/** Their values are words of the product, not of the creator. */
const CHOICES: ReadonlySet<string> = new Set(["look.theme", "look.position", "languagePolicy", "locale"]);

/** A value of a setting as a person reads it, short. */
export function describeSetting(t: TFunction<"bots">, path: string, value: unknown): string {
  if (typeof value === "boolean") return t(value ? "changes.on" : "changes.off");
  if (Array.isArray(value))
    return value.length === 0 ? t("changes.none") : t("changes.entries", { count: value.length });
  const text = typeof value === "number" || typeof value === "string" ? String(value) : "";
  if (text === "") return t("changes.none");
  if (CHOICES.has(path)) return t(`changes.choice.${text}`);
  const letters = [...text.replaceAll(/\s+/g, " ")];
  return letters.length > MOST_SHOWN ? `${letters.slice(0, MOST_SHOWN).join("")}…` : letters.join("");
}
