import { useTranslation } from "react-i18next";
import { formatNumber } from "#app/ui/format.ts";
import { Panel } from "#app/ui/panel.tsx";
import { Pill } from "#app/ui/pill.tsx";
import { ScoreBar } from "./score-bar.tsx";

interface TriedAnswerProps {
  answer: {
    kind: "quoted" | "curated" | "unknown";
    text: string;
    confidence: number;
    threshold: number;
  };
}

const TONES = { quoted: "good", curated: "info", unknown: "attention" } as const;

/** What the bot says to the question without a model, and how sure it is. */
export function TriedAnswer({ answer }: TriedAnswerProps) {
  const { t, i18n } = useTranslation("knowledge");
  const { kind, text, confidence, threshold } = answer;
  const percent = (share: number) =>
    formatNumber(share, i18n.language, { style: "percent", maximumFractionDigits: 0 });
  return (
    <Panel title={t("tried.title")} lead={t("tried.lead")}>
      <div className="stack stack-tight">
        <p className="tried-text" dir="auto">
          {text}
        </p>
        <div className="row-of">
          <Pill tone={TONES[kind]}>{t(`tried.kind.${kind}`)}</Pill>
          <ScoreBar value={confidence} enough={threshold} label={t("tried.confidence")} />
        </div>
        <p className="text-small text-quiet">{t("tried.threshold", { share: percent(threshold) })}</p>
      </div>
    </Panel>
  );
}
