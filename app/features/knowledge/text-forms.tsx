import { Form, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import type { FormState } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { AnswerField, QuestionsField } from "./pair-fields.tsx";
import { useEmptied } from "./use-emptied.ts";

/** Adds a text with its title. */
export function TextForm({ state }: { state: FormState }) {
  const { t } = useTranslation("knowledge");
  const isBusy = useNavigation().formData?.get("intent") === "addText";
  return (
    <Form ref={useEmptied(state)} method="post" className="stack" noValidate>
      <FormSummary state={state} />
      <input type="hidden" name="intent" value="addText" />
      <TextField name="title" label={t("text.title")} help={t("text.titleHelp")} state={state} />
      <TextArea
        name="text"
        label={t("text.text")}
        help={t("text.textHelp")}
        rows={8}
        maxCount={1_000_000}
        state={state}
      />
      <div className="form-actions">
        <Button type="submit" tone="main" isBusy={isBusy}>
          {t("text.add")}
        </Button>
      </div>
    </Form>
  );
}

/** Adds one answer with the ways to ask for it. */
export function QaForm({ state }: { state: FormState }) {
  const { t } = useTranslation("knowledge");
  const isBusy = useNavigation().formData?.get("intent") === "addQa";
  return (
    <Form ref={useEmptied(state)} method="post" className="stack" noValidate>
      <FormSummary state={state} />
      <input type="hidden" name="intent" value="addQa" />
      <QuestionsField help={t("qa.questionsHelp")} rows={3} state={state} />
      <AnswerField rows={4} state={state} />
      <div className="form-actions">
        <Button type="submit" tone="main" isBusy={isBusy}>
          {t("qa.add")}
        </Button>
      </div>
    </Form>
  );
}
