import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { useFormFetcher } from "#app/ui/use-form-fetcher.ts";
import { AnswerField } from "./pair-fields.tsx";
import type { OpenQuestionGroup } from "./open-questions.server.ts";

interface AnswerDialogProps {
  /** Null: closed. */
  question: OpenQuestionGroup | null;
  onClose: () => void;
  onSaved: () => void;
}

/** Writes the answer to a question that had none; it becomes a pair of the questions and answers. */
export function AnswerDialog({ question, onClose, onSaved }: AnswerDialogProps) {
  const { t } = useTranslation("knowledge");
  return (
    <Dialog isOpen={question !== null} onClose={onClose} title={t("openQuestions.answer")}>
      {question ? (
        <AnswerForm key={question.questionId} question={question} onClose={onClose} onSaved={onSaved} />
      ) : null}
    </Dialog>
  );
}

function AnswerForm({ question, onClose, onSaved }: AnswerDialogProps & { question: OpenQuestionGroup }) {
  const { t } = useTranslation("knowledge");
  const { t: common } = useTranslation();
  const { Form, state, isBusy } = useFormFetcher(onSaved);
  return (
    <Form method="post" className="stack" noValidate>
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
      <AnswerField rows={5} state={state} />
      <div className="form-actions">
        <Button type="submit" name="intent" value="answer" tone="main" isBusy={isBusy}>
          {t("openQuestions.save")}
        </Button>
        <Button onClick={onClose}>{common("cancel")}</Button>
      </div>
    </Form>
  );
}
