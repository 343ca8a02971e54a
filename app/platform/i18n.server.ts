import { createInstance, type i18n, type Resource } from "i18next";
import { singleton } from "./singleton.server.ts";

/** Languages with complete texts; the first is the one that everything falls back to. */
export const LANGUAGES = ["en", "es", "ar"] as const;
export type Language = (typeof LANGUAGES)[number];

const files = import.meta.glob<Record<string, unknown>>("/locales/*/*.json", {
  eager: true,
  import: "default",
});

/** Every text of the interface: language → file name → keys. */
export const resources: Resource = {};
for (const [path, texts] of Object.entries(files)) {
  const [, language, name] = /locales\/([\w-]+)\/([\w-]+)\.json$/.exec(path) ?? [];
  if (language && name) (resources[language] ??= {})[name] = texts as Resource[string][string];
}
export const namespaces = Object.keys(resources[LANGUAGES[0]] ?? {});

/** Options of every i18next instance, on the server and in the browser. */
export const i18nOptions = {
  supportedLngs: [...LANGUAGES] as string[],
  fallbackLng: LANGUAGES[0] as string,
  defaultNS: "common",
  interpolation: { escapeValue: false },
  returnNull: false as const,
};

const server = singleton("i18n", () => {
  const instance = createInstance();
  // Without a backend the resources are there at once: `init` has finished when it returns.
  void instance.init({ ...i18nOptions, resources, ns: namespaces, initImmediate: false });
  return instance;
});

export function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}

/** The supported language that fits best what was asked for, such as `es-MX` or an Accept-Language header. */
export function bestLanguage(wanted: string): Language {
  for (const entry of wanted.split(",").slice(0, 20)) {
    const language = entry.split(";")[0]?.trim().toLowerCase().split("-")[0] ?? "";
    if (isLanguage(language)) return language;
  }
  return LANGUAGES[0];
}

export type Translate = (key: string, params?: Record<string, unknown>) => string;

/** The texts of a language as a function; keys are `<file>:<key>`. */
export function translator(locale: string): Translate {
  const t = server.getFixedT(locale);
  return (key, params) => String(t(key, params));
}

/** An i18next instance for rendering one document. */
export function createI18n(): i18n {
  return createInstance();
}
