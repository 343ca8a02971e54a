import { RotateCcw, UserRoundPlus, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { TextLanguage } from "#app/domain/look/text-languages.ts";
import { Button } from "#app/ui/button.tsx";
import { Segments } from "#app/ui/segments.tsx";
import { TEXT_LANGUAGE_NAMES } from "./text-language-names.ts";

const WIDTHS = ["desktop", "phone"] as const;
const THEMES = ["light", "dark"] as const;
export type PreviewWidth = (typeof WIDTHS)[number];
export type PreviewTheme = (typeof THEMES)[number];

interface PreviewBarProps {
  width: PreviewWidth;
  theme: PreviewTheme;
  language: TextLanguage;
  languages: readonly TextLanguage[];
  onWidth: (width: PreviewWidth) => void;
  onTheme: (theme: PreviewTheme) => void;
  onLanguage: (language: TextLanguage) => void;
  onStartOver: () => void;
  onNewVisitor: () => void;
  onClose: () => void;
}

/** How the preview is looked at, and a fresh start. */
export function PreviewBar({ width, theme, onWidth, onTheme, onClose, ...bar }: PreviewBarProps) {
  const { t } = useTranslation("bots");
  return (
    <div className="preview-bar">
      <Segments
        label={t("preview.width")}
        value={width}
        onChange={onWidth}
        options={WIDTHS.map((value) => ({ value, label: t(`preview.${value}`) }))}
      />
      <Segments
        label={t("preview.theme")}
        value={theme}
        onChange={onTheme}
        options={THEMES.map((value) => ({ value, label: t(`preview.${value}`) }))}
      />
      <PreviewLanguage {...bar} />
      <Button
        tone="quiet"
        isIcon
        aria-label={t("preview.startOver")}
        title={t("preview.startOver")}
        onClick={bar.onStartOver}
      >
        <RotateCcw className="icon" aria-hidden />
      </Button>
      <Button
        tone="quiet"
        isIcon
        aria-label={t("preview.newVisitor")}
        title={t("preview.newVisitor")}
        onClick={bar.onNewVisitor}
      >
        <UserRoundPlus className="icon" aria-hidden />
      </Button>
      <span className="preview-closer">
        <Button tone="quiet" isIcon aria-label={t("preview.close")} onClick={onClose}>
          <X className="icon" aria-hidden />
        </Button>
      </span>
    </div>
  );
}

type PreviewLanguageProps = Pick<PreviewBarProps, "language" | "languages" | "onLanguage">;

/** The language of the visitor. */
function PreviewLanguage({ language, languages, onLanguage }: PreviewLanguageProps) {
  const { t } = useTranslation("bots");
  return (
    <select
      className="form-select preview-language"
      aria-label={t("preview.language")}
      value={language}
      onChange={({ currentTarget }) =>
        onLanguage(languages.find((code) => code === currentTarget.value) ?? language)
      }
    >
      {languages.map((code) => (
        <option key={code} value={code} lang={code}>
          {TEXT_LANGUAGE_NAMES[code]}
        </option>
      ))}
    </select>
  );
}
