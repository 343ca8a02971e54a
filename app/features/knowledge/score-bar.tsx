import { useTranslation } from "react-i18next";
import { formatNumber } from "#app/ui/format.ts";

interface ScoreBarProps {
  /** 0–1 */
  value: number;
  /** What it measures, for screen readers. */
  label: string;
  /** From here on it is enough; drawn in the accent, below it in grey. */
  enough?: number;
}

/** How much of something there is, as a line and a number. */
export function ScoreBar({ value, label, enough = 0 }: ScoreBarProps) {
  const { i18n } = useTranslation();
  const percent = formatNumber(value, i18n.language, { style: "percent", maximumFractionDigits: 0 });
  return (
    <span className="score">
      <meter
        className={value >= enough ? "score-line" : "score-line score-line-low"}
        aria-label={label}
        min={0}
        max={1}
        value={value}
      />
      <span className="score-number">{percent}</span>
    </span>
  );
}
