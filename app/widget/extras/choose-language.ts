import { el, textButton } from "#app/widget/panel/element.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";

/** The languages of the widget, each in its own words. */
const LANGUAGES: Record<string, string> = { en: "English", es: "Español", ar: "العربية" };

/** Speaks the language that the visitor chose before, on this page or another one. */
export function keepLanguage({ bot, conversation }: PanelContext): void {
  const { lang = "" } = conversation.storage.read();
  if (LANGUAGES[lang] && lang !== bot.locale) void conversation.hooks.setLocale(lang);
}

/** A button for each language; the conversation and what was typed stay. */
export function chooseLanguage(
  { bot, conversation, parts, root }: PanelContext,
  close: () => void,
): HTMLElement[] {
  return Object.entries(LANGUAGES).map(([lang, name]) => {
    const button = textButton("", name, () => {
      close();
      conversation.storage.write({ lang });
      if (lang === bot.locale) return parts.menu.focus();
      // The window is another one now, whose menu was not opened yet.
      void conversation.hooks
        .setLocale(lang)
        .then(() => root.querySelector<HTMLElement>("header button + button")?.focus());
    });
    button.lang = lang;
    button.setAttribute("aria-pressed", `${lang === bot.locale}`);
    return el("div", { dir: lang === "ar" ? "rtl" : "ltr" }, button);
  });
}
