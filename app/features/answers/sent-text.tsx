import { useTranslation } from "react-i18next";
import type { AnswerTrace } from "./answer-trace.ts";

/** To the letter what a model was sent, folded until somebody wants to read it. */
export function SentText({ prompt }: { prompt: NonNullable<AnswerTrace["prompt"]> }) {
  const { t } = useTranslation("trace");
  const parts = [
    { who: t("sent.system"), text: prompt.system },
    ...prompt.turns.map(({ role, text }) => ({ who: t(`sent.${role}`), text })),
  ];
  return (
    <details className="trace-part trace-sent">
      <summary>{t("sent.title")}</summary>
      <dl>
        {parts.map(({ who, text }, index) => (
          // Turns have no identity but their place.
          <div key={index}>
            <dt>{who}</dt>
            <dd dir="auto">{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
