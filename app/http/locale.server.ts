import { RemixI18Next } from "remix-i18next/server";
import { bestLanguage, i18nOptions, LANGUAGES, resources } from "#app/platform/i18n.server.ts";
import { cookieValues } from "./session-cookie.server.ts";

/** remix-i18next: the language of a request is the cookie's choice, else the browser's. */
export const remixI18n = new RemixI18Next({
  detection: {
    supportedLanguages: [...LANGUAGES],
    fallbackLanguage: LANGUAGES[0],
    order: ["custom", "header"],
    findLocale: async (request) => cookieValues(request.headers.get("cookie"), "lang")[0] ?? null,
  },
  i18next: { ...i18nOptions, resources },
});

/** The profile's language, else the one chosen on this browser, else the browser's own. */
export async function localeOf(request: Request, profileLocale = ""): Promise<string> {
  return profileLocale ? bestLanguage(profileLocale) : remixI18n.getLocale(request);
}

export function languageCookie(locale: string): string {
  return `lang=${bestLanguage(locale)}; Path=/; SameSite=Lax; Max-Age=31536000`;
}
