import { useTranslation } from "react-i18next";
import type { TestedAnswer, TestResultView } from "./test-view.ts";
import { describeFailure, type SourceTitles } from "./describe-test.ts";

/** Why a test failed, and what the draft says beside what visitors get now. */
export function AnswerPair({ result, titles }: { result: TestResultView; titles: SourceTitles }) {
  const { t, i18n } = useTranslation("tests");
  return (
    <div className="answer-pair">
      <ul className="answer-pair-reasons">
        {result.failures.map((failure) => {
          const sentence = describeFailure(t, failure, i18n.language, titles);
          return (
            <li key={sentence} dir="auto">
              {sentence}
            </li>
          );
        })}
      </ul>
      <dl className="answer-pair-sides">
        <Side label={t("answers.draft")} answer={result.answer} />
        <Side label={t("answers.live")} answer={result.liveAnswer} />
      </dl>
    </div>
  );
}

function Side({ label, answer }: { label: string; answer: TestedAnswer | null }) {
  const { t } = useTranslation("tests");
  return (
    <div className="answer-side">
      <dt>{label}</dt>
      <dd dir="auto">{answer === null ? t("answers.none") : answer.text || t("answers.empty")}</dd>
    </div>
  );
}
