import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ERROR_CODES, FIELD_ERROR_CODES } from "#app/shared/app-error.ts";
import { LANGUAGE_NAMES } from "#app/ui/language-names.ts";

const ROOT = path.resolve("locales");
const LANGUAGES = readdirSync(ROOT).sort();
const FIRST = "en";
const FILES = readdirSync(path.join(ROOT, FIRST));
const PLURAL = /_(zero|one|two|few|many|other)$/;

/** Every text of a file by its path: `tokens.name` → "Name". */
function textsOf(language: string, file: string): Map<string, string> {
  const texts = new Map<string, string>();
  const walk = (value: unknown, at: string) => {
    if (typeof value === "string") texts.set(at, value);
    else for (const [key, inner] of Object.entries(value as object)) walk(inner, at ? `${at}.${key}` : key);
  };
  const at = path.join(ROOT, language, file);
  if (existsSync(at)) walk(JSON.parse(readFileSync(at, "utf8")), "");
  return texts;
}

const baseKeys = (texts: Map<string, string>) =>
  [...new Set([...texts.keys()].map((key) => key.replace(PLURAL, "")))].sort();
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map((match) => match[1] ?? "");

/** The counted texts of a file: base key → the suffixes that are there. */
function pluralsOf(texts: Map<string, string>): Map<string, Set<string>> {
  const plurals = new Map<string, Set<string>>();
  for (const key of texts.keys()) {
    const suffix = PLURAL.exec(key)?.[1];
    if (!suffix || !texts.has(key.replace(PLURAL, "_other"))) continue;
    const base = key.replace(PLURAL, "");
    plurals.set(base, (plurals.get(base) ?? new Set()).add(suffix));
  }
  return plurals;
}

/** Keys that are named in full in the source: `t("accounts:signIn.title")`, or `t("signIn.title")` after `useTranslation("accounts")`. */
function usedKeys(): { file: string; namespace: string; key: string }[] {
  const used: { file: string; namespace: string; key: string }[] = [];
  for (const file of readdirSync("app", { recursive: true, encoding: "utf8" })) {
    if (!/\.tsx?$/.test(file) || /\.test\.|^(widget|generated)/.test(file)) continue;
    const source = readFileSync(path.join("app", file), "utf8");
    const translators = new Map<string, string>();
    for (const [, renamed, namespace] of source.matchAll(
      /\{ t(?:: (\w+))?(?:, \w+)* \} = useTranslation\((?:"(\w+)")?\)/g,
    ))
      translators.set(renamed ?? "t", namespace ?? "common");
    for (const [, name = "", full = ""] of source.matchAll(/\b(\w+)\("([\w.:]+)"/g)) {
      const [namespace, key] = full.includes(":") ? full.split(":") : [translators.get(name), full];
      const isTranslation = translators.has(name) || (name === "t" && full.includes(":"));
      if (isTranslation && namespace && key) used.push({ file, namespace, key });
    }
  }
  return used;
}

describe("the texts of the interface", () => {
  it("exist in every language that can be chosen", () => {
    expect(LANGUAGES).toEqual(Object.keys(LANGUAGE_NAMES).sort());
  });

  it.each(LANGUAGES)("stand in the same files in %s", (language) => {
    expect(readdirSync(path.join(ROOT, language)).sort()).toEqual(FILES.sort());
  });

  for (const language of LANGUAGES)
    describe.each(FILES)(`${language}/%s`, (file) => {
      const english = textsOf(FIRST, file);
      const texts = textsOf(language, file);

      it("has every key and no other", () => {
        expect(baseKeys(texts)).toEqual(baseKeys(english));
      });

      it("says something for every key", () => {
        expect([...texts].filter(([, text]) => text.trim() === "").map(([key]) => key)).toEqual([]);
      });

      it("has every plural form that the language needs", () => {
        const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
        for (const [key, suffixes] of pluralsOf(texts))
          expect(
            [...needed].filter((form) => !suffixes.has(form)),
            key,
          ).toEqual([]);
      });

      it("uses only values that the English text has", () => {
        for (const [key, text] of texts) {
          const base = key.replace(PLURAL, "");
          const known = [...english]
            .filter(([other]) => other.replace(PLURAL, "") === base)
            .flatMap(([, other]) => placeholders(other));
          expect(
            placeholders(text).filter((name) => name !== "count" && !known.includes(name)),
            key,
          ).toEqual([]);
        }
      });
    });

  it("have a sentence for every error and every field error", () => {
    const texts = textsOf(FIRST, "errors.json");
    const wanted = [...Object.keys(ERROR_CODES), ...FIELD_ERROR_CODES.map((code) => `field.${code}`)];
    expect(wanted.filter((code) => !texts.has(code))).toEqual([]);
    expect([...texts.keys()].filter((key) => !wanted.includes(key))).toEqual([]);
  });

  it("have every key that the source names", () => {
    const missing = usedKeys().filter(({ namespace, key }) => {
      if (!FILES.includes(`${namespace}.json`)) return true;
      const texts = textsOf(FIRST, `${namespace}.json`);
      return !texts.has(key) && !texts.has(`${key}_other`);
    });
    expect(missing).toEqual([]);
  });

  it("are found in the source by the rule above", () => {
    expect(usedKeys().length).toBeGreaterThan(50);
  });
});
