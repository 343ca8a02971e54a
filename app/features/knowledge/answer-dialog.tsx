import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { formStateOf } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import type { OpenQuestionGroup } from "./open-questions.server.ts";

interface AnswerDialogProps {
  /** Null: closed. */
  question: OpenQuestionGroup | null;
  onClose: () => void;
}

/** Writes the answer to a question that had none; it becomes a pair of the questions and answers. */
export function AnswerDialog({ question, onClose }: AnswerDialogProps) {
  const { t } = useTranslation("knowledge");
  return (
    <Dialog isOpen={question !== null} onClose={onClose} title={t("openQuestions.answer")}>
      {question ? <AnswerForm key={question.questionId} question={question} onClose={onClose} /> : null}
    </Dialog>
  );
}

function AnswerForm({ question, onClose }: { question: OpenQuestionGroup; onClose: () => void }) {
  const { t } = useTranslation("knowledge");
  const { t: common } = useTranslation();
  const fetcher = useFetcher();
  const state = formStateOf(fetcher.data);
  useEffect(() => {
    if (state.isDone && fetcher.state === "idle") onClose();
  }, [state.isDone, fetcher.state, onClose]);
  return (
    <fetcher.Form method="post" className="stack" noValidate>
      <FormSummary state={state} />
      <input type="hidden" name="questionId" value={question.questionId} />
      <input type="hidden" name="locale" value={question.locale} />
      <TextField
        name="question"
        label={t("openQuestions.question")}
        help={t("openQuestions.questionHelp")}
        defaultValue={Array.from(question.text).slice(0, 300).join("")}
        state={state}
      />
      <TextArea
        name="answer"
        label={t("qa.answer")}
        help={t("qa.answerHelp")}
        rows={5}
        maxCount={4_000}
        state={state}
      />
      <div className="form-actions">
        <Button type="submit" name="intent" value="answer" tone="main" isBusy={fetcher.state !== "idle"}>
          {t("openQuestions.save")}
        </Button>
        <Button onClick={onClose}>{common("cancel")}</Button>
      </div>
    </fetcher.Form>
  );
}
