import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { AnswerField, QuestionsField } from "#app/features/knowledge/pair-fields.tsx";
import { useFormFetcher } from "#app/ui/use-form-fetcher.ts";
import type { QaPairView } from "./list-qa-pairs.server.ts";

interface PairFormProps {
  /** Absent: a new pair. */
  pair?: QaPairView;
  onDone: () => void;
}

/** Writes a question in all its phrasings, with its answer; what was typed stays when it is refused. */
export function PairForm({ pair, onDone }: PairFormProps) {
  const { t } = useTranslation("knowledge");
  const { t: common } = useTranslation();
  const { Form, state, isBusy } = useFormFetcher(onDone);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("textarea")?.focus(), []);
  return (
    <Form ref={form} method="post" className="stack stack-tight" noValidate>
      <FormSummary state={state} />
      {pair ? <input type="hidden" name="pairId" value={pair.id} /> : null}
      <QuestionsField
        help={t("pairs.questionsHelp")}
        rows={4}
        defaultValue={pair?.questions.join("\n") ?? ""}
        state={state}
      />
      <AnswerField rows={4} defaultValue={pair?.answer ?? ""} state={state} />
      <div className="form-actions">
        <Button type="submit" name="intent" value="savePair" tone="main" isBusy={isBusy}>
          {common("save")}
        </Button>
        <Button tone="quiet" onClick={onDone}>
          {common("cancel")}
        </Button>
      </div>
    </Form>
  );
}
