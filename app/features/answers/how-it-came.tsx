import { useTranslation } from "react-i18next";
import { formatNumber } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Pill, type Tone } from "#app/ui/pill.tsx";
import type { WhyAnswer } from "./why-answer.ts";

const TONES: Record<string, Tone> = { model: "info", quoted: "good", curated: "good", unknown: "attention" };

/** In a few words: who answered, how sure, from which version, and which limit stood in the way. */
export function HowItCame({ why }: { why: WhyAnswer }) {
  const { t, i18n } = useTranslation("trace");
  const { kind = "none", confidence, question, status, trace } = why;
  const answered = trace.attempts.findLast((attempt) => !attempt.error);
  const percent = (value: number) => formatNumber(value, i18n.language, { style: "percent" });
  return (
    <div className="stack stack-tight">
      <Asked question={question} />
      <p className="row-of">
        <Pill tone={TONES[kind] ?? "quiet"}>{t(`kind.${kind}`)}</Pill>
        {kind === "model" && answered ? <Pill>{answered.model}</Pill> : null}
        <Pill>
          {trace.version === "draft" ? t("version.draft") : t("version.number", { number: trace.version })}
        </Pill>
        {confidence === undefined || kind === "model" ? null : (
          <Pill>{t("confidence", { percent: percent(Math.round(confidence * 100) / 100) })}</Pill>
        )}
      </p>
      <p className="text-quiet">{t(`meaning.${kind}`)}</p>
      {trace.question && trace.question !== question ? (
        <p className="text-quiet">
          {t("searchedFor")} <q dir="auto">{trace.question}</q>
        </p>
      ) : null}
      {status === "done" ? null : <Notice tone="attention">{t(`status.${status}`)}</Notice>}
      {trace.limit ? <Notice tone="attention">{t(`limit.${trace.limit}`)}</Notice> : null}
    </div>
  );
}

/** Nothing for files that came without a word. */
function Asked({ question }: { question: string }) {
  if (question === "") return null;
  return (
    <blockquote className="trace-question" dir="auto">
      {question}
    </blockquote>
  );
}
