import { useId } from "react";
import { useTranslation } from "react-i18next";
import { AnswerActions } from "#app/features/answers/answer-actions.tsx";
import { HowItCame } from "#app/features/answers/how-it-came.tsx";
import { SentText } from "#app/features/answers/sent-text.tsx";
import { TraceWork } from "#app/features/answers/trace-work.tsx";
import { TracedPassages } from "#app/features/answers/traced-passages.tsx";
import { TracedSentences } from "#app/features/answers/traced-sentences.tsx";
import type { ComparedAnswer, ComparedRound } from "#app/features/comparing/index.server.ts";

interface RoundProps {
  home: string;
  round: ComparedRound & {
    /** What was asked before it. */
    asked: readonly string[];
  };
  onAsk: (question: string) => void;
}

/** A question and what both sides say to it. */
export function Round({ home, round, onAsk }: RoundProps) {
  const { t } = useTranslation("comparing");
  const title = useId();
  return (
    <li aria-labelledby={title}>
      <h3 id={title} className="text-strong" dir="auto">
        {round.question}
      </h3>
      <div className="compare-sides">
        {(["left", "right"] as const).map((place) => (
          <Side
            key={place}
            label={t(`side.${place}`)}
            home={home}
            answer={round[place]}
            asked={round.asked}
            onAsk={onAsk}
          />
        ))}
      </div>
    </li>
  );
}

interface SideProps extends Pick<RoundProps, "home" | "onAsk"> {
  label: string;
  answer: ComparedAnswer;
  asked: readonly string[];
}

function Side({ label, home, answer, asked, onAsk }: SideProps) {
  const { t } = useTranslation("comparing");
  const { question, text, kind, citations, trace } = answer;
  const [source] = citations;
  const tested = {
    question,
    text,
    kind: kind ?? "",
    sourceId: source?.sourceId ?? "",
    asked: JSON.stringify(asked.slice(-3)),
  };
  return (
    <section className="compare-side" aria-label={label}>
      <p className="compare-text" dir="auto">
        {text || t("nothing")}
      </p>
      {citations.length > 0 ? (
        <ul className="text-small text-quiet" aria-label={t("cited")}>
          {citations.map(({ number, title }) => (
            <li key={number}>
              [{number}] <bdi>{title}</bdi>
            </li>
          ))}
        </ul>
      ) : null}
      <HowItCame why={answer} />
      <TraceWork why={answer} />
      <AnswerActions
        address={`${home}/compare/answers`}
        home={home}
        why={answer}
        answer={tested}
        onAsk={onAsk}
      />
      <details className="compare-why">
        <summary>{t("why")}</summary>
        <TracedPassages home={home} passages={trace.passages} />
        <TracedSentences sentences={trace.sentences ?? []} />
        {trace.prompt ? <SentText prompt={trace.prompt} /> : null}
      </details>
    </section>
  );
}
