import { Link, useRevalidator } from "@remix-run/react";
import { Pencil } from "lucide-react";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Correction } from "#app/features/knowledge/index.server.ts";
import { Button } from "#app/ui/button.tsx";
import { formStateOf, resultOf } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { sendCorrection } from "./send-correction.ts";
import type { WhyAnswer } from "./why-answer.ts";

interface CorrectAnswerProps {
  address: string;
  home: string;
  why: WhyAnswer;
  onAsk: (question: string) => void;
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** A better answer, which becomes a question-and-answer pair of the bot. */
export function CorrectAnswer({ address, home, why, onAsk }: CorrectAnswerProps) {
  const { t } = useTranslation("trace");
  const { revalidate } = useRevalidator();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [sent, setSent] = useState<{ question: string; result: unknown } | null>(null);
  const state = formStateOf(sent?.result, "correct");
  const saved = resultOf<Correction>(sent?.result, "correct");

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const question = textOf(form, "question");
    setBusy(true);
    const result = await sendCorrection(address, { question, answer: textOf(form, "answer") });
    setBusy(false);
    setSent({ question, result });
    if (result?.ok) revalidate();
  };
  if (saved && sent)
    return (
      <Notice tone="good" isLive>
        <p className="mb-3">{t("correct.saved")}</p>
        <p className="row-of">
          <Button size="small" onClick={() => onAsk(sent.question)}>
            {t("correct.askAgain")}
          </Button>
          <Link to={`${home}/knowledge/${saved.sourceId}`}>{t("correct.open")}</Link>
        </p>
      </Notice>
    );
  if (!isOpen)
    return (
      <div>
        <Button size="small" onClick={() => setOpen(true)}>
          <Pencil className="icon" aria-hidden />
          {t("correct.button")}
        </Button>
      </div>
    );
  return (
    <form className="stack trace-correct" onSubmit={(event) => void submit(event)} noValidate>
      <FormSummary state={state} />
      {sent && sent.result === null ? (
        <Notice tone="danger" isLive>
          {t("correct.failed")}
        </Notice>
      ) : null}
      <TextField name="question" label={t("correct.question")} defaultValue={why.question} state={state} />
      <TextArea
        name="answer"
        label={t("correct.answer")}
        help={t("correct.answerHelp")}
        rows={4}
        maxCount={4_000}
        state={state}
      />
      <div className="form-actions">
        <Button type="submit" tone="main" isBusy={isBusy}>
          {t("correct.save")}
        </Button>
        <Button tone="quiet" onClick={() => setOpen(false)}>
          {t("correct.cancel")}
        </Button>
      </div>
    </form>
  );
}
