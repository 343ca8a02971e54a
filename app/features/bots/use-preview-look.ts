import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TEXT_LANGUAGES, type TextLanguage } from "#app/domain/look/text-languages.ts";
import { useOwnTheme } from "#app/ui/use-own-theme.ts";
import { useDraft } from "./draft-provider.tsx";
import type { PreviewTheme } from "./preview-bar.tsx";

/** In which colours and language the preview is looked at: those of the bot and the person, until others are chosen. */
export function usePreviewLook() {
  const { i18n } = useTranslation();
  const { settings } = useDraft();
  const own = useOwnTheme();
  // What was chosen here holds until the bot's own theme is changed.
  const ofBot = settings.look.theme;
  const [chosen, setChosen] = useState<{ theme: PreviewTheme; ofBot: string } | null>(null);
  const [language, setLanguage] = useState<TextLanguage>(
    TEXT_LANGUAGES.find((code) => code === i18n.language) ?? settings.locale,
  );
  return {
    theme: chosen?.ofBot === ofBot ? chosen.theme : ofBot === "auto" ? own : ofBot,
    setTheme: (theme: PreviewTheme) => setChosen({ theme, ofBot }),
    language,
    setLanguage,
    /** Languages in which the bot has words of its own come first. */
    languages: TEXT_LANGUAGES.toSorted((a, b) => Number(hasWords(b)) - Number(hasWords(a))),
  };

  function hasWords(code: TextLanguage): boolean {
    return code === settings.locale || settings.texts[code] !== undefined;
  }
}
