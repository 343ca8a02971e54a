import { X } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { Skeleton } from "#app/ui/skeleton.tsx";
import { AnswerActions } from "./answer-actions.tsx";
import { HowItCame } from "./how-it-came.tsx";
import { SentText } from "./sent-text.tsx";
import { TracedFiles } from "./traced-files.tsx";
import { TraceWork } from "./trace-work.tsx";
import { TracedPassages } from "./traced-passages.tsx";
import { TracedSentences } from "./traced-sentences.tsx";
import { useWhyAnswer } from "./use-why-answer.ts";

interface WhyPanelProps {
  /** Of the bot in the editor. */
  home: string;
  /** The answers of the conversation, oldest first; never empty. */
  answers: readonly { id: string; question: string }[];
  onClose: () => void;
  /** Asks the bot again beside the panel. */
  onAsk: (question: string) => void;
}

/** Why the bot answered as it did, answer by answer, and the way to a better one. */
export function WhyPanel({ home, answers, onClose, onAsk }: WhyPanelProps) {
  const { t } = useTranslation("trace");
  const { t: tFiles } = useTranslation("files");
  const title = useId();
  const panel = useRef<HTMLElement>(null);
  const [chosen, setChosen] = useState(answers.at(-1)?.id ?? "");
  useEffect(() => panel.current?.focus(), []);
  const options = answers.map(({ id, question }, index) => ({
    value: id,
    label: `${index + 1}. ${question || tFiles("trace.none")}`,
  }));
  return (
    <section ref={panel} className="trace" aria-labelledby={title} tabIndex={-1}>
      <div className="trace-head">
        <h2 id={title}>{t("title")}</h2>
        <Button tone="quiet" isIcon aria-label={t("close")} onClick={onClose}>
          <X className="icon" aria-hidden />
        </Button>
      </div>
      {options.length > 1 ? (
        <SelectField
          name="answer"
          label={t("which")}
          options={options.toReversed()}
          value={chosen}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        />
      ) : null}
      <Why key={chosen} home={home} messageId={chosen} onAsk={onAsk} />
    </section>
  );
}

function Why({ home, messageId, onAsk }: { home: string; messageId: string; onAsk: WhyPanelProps["onAsk"] }) {
  const { t } = useTranslation("trace");
  const address = `${home}/answers/${messageId}`;
  const why = useWhyAnswer(address);
  if (why === null) return <Skeleton />;
  if (why === "failed") return <Notice tone="attention">{t("missing")}</Notice>;
  return (
    <>
      <HowItCame why={why} />
      <TracedFiles files={why.files ?? []} />
      <AnswerActions address={address} home={home} why={why} onAsk={onAsk} />
      {why.kind === "received" ? null : <TracedPassages home={home} passages={why.trace.passages} />}
      <TracedSentences sentences={why.trace.sentences ?? []} />
      <TraceWork why={why} />
      {why.trace.prompt ? <SentText prompt={why.trace.prompt} /> : null}
    </>
  );
}
