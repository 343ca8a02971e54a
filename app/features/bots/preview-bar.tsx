import { RotateCcw, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Segments } from "#app/ui/segments.tsx";

const WIDTHS = ["desktop", "phone"] as const;
const THEMES = ["light", "dark"] as const;
export type PreviewWidth = (typeof WIDTHS)[number];
export type PreviewTheme = (typeof THEMES)[number];

interface PreviewBarProps {
  width: PreviewWidth;
  theme: PreviewTheme;
  onWidth: (width: PreviewWidth) => void;
  onTheme: (theme: PreviewTheme) => void;
  onStartOver: () => void;
  onClose: () => void;
}

/** How the preview is looked at, and a fresh start. */
export function PreviewBar({ width, theme, onWidth, onTheme, onStartOver, onClose }: PreviewBarProps) {
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
      <Button
        tone="quiet"
        isIcon
        aria-label={t("preview.startOver")}
        title={t("preview.startOver")}
        onClick={onStartOver}
      >
        <RotateCcw className="icon" aria-hidden />
      </Button>
      <span className="preview-closer">
        <Button tone="quiet" isIcon aria-label={t("preview.close")} onClick={onClose}>
          <X className="icon" aria-hidden />
        </Button>
      </span>
    </div>
  );
}
