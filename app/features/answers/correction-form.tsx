import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Correction } from "#app/features/knowledge/index.server.ts";
import type { ActionResult } from "#app/shared/action-result.ts";
import { Button } from "#app/ui/button.tsx";
import { formStateOf, resultOf } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { sendCorrection } from "./send-correction.ts";

/** A correction that is knowledge now. */
export interface SavedCorrection {
  /** As it was sent. */
  question: string;
  sourceId: string;
}

interface CorrectionFormProps {
  address: string;
  question: string;
  onSaved: (saved: SavedCorrection) => void;
  onCancel: () => void;
}

/** A question and the answer it should have got; what was typed stays when it is refused or cannot be sent. */
export function CorrectionForm({ address, question, onSaved, onCancel }: CorrectionFormProps) {
  const { t } = useTranslation("trace");
  const { revalidate } = useRevalidator();
  const form = useRef<HTMLFormElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [sent, setSent] = useState<{ result: ActionResult | null } | null>(null);
  const state = formStateOf(sent?.result, "correct");
  useEffect(() => form.current?.querySelector("textarea")?.focus(), []);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const correction = correctionOf(new FormData(event.currentTarget));
    setBusy(true);
    const result = await sendCorrection(address, correction);
    setBusy(false);
    setSent({ result });
    const saved = resultOf<Correction>(result, "correct");
    if (!saved) return;
    onSaved({ question: correction.question, sourceId: saved.sourceId });
    revalidate();
  };
  return (
    <form ref={form} className="stack trace-correct" onSubmit={(event) => void submit(event)} noValidate>
      <FormSummary state={state} />
      {sent && sent.result === null ? (
        <Notice tone="danger" isLive>
          {t("correct.failed")}
        </Notice>
      ) : null}
      <TextField name="question" label={t("correct.question")} defaultValue={question} state={state} />
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
        <Button tone="quiet" onClick={onCancel}>
          {t("correct.cancel")}
        </Button>
      </div>
    </form>
  );
}

function correctionOf(form: FormData): { question: string; answer: string } {
  const textOf = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  return { question: textOf("question"), answer: textOf("answer") };
}
