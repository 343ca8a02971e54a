import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import type { FormState } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useDraft } from "./draft-provider.tsx";

interface DraftFormProps {
  form: FormState;
  /** Where a page has several of them. */
  intent?: string;
  children: ReactNode;
}

/** The form of one section: saves itself, and has a button where JavaScript does not run. */
export function DraftForm({ form, intent = "form", children }: DraftFormProps) {
  const { t } = useTranslation();
  const { keeper, state } = useDraft();
  const flush = () => void keeper.flush();
  return (
    <Form
      method="post"
      className="stack"
      noValidate
      autoComplete="off"
      data-draft
      onBlur={flush}
      onSubmit={(event) => {
        event.preventDefault();
        flush();
      }}
    >
      <FormSummary state={form} />
      {form.isDone ? <Notice tone="good">{t("saved")}</Notice> : null}
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="revision" value={state.bot.revision} />
      {children}
      <noscript>
        <div className="form-actions">
          <Button type="submit" tone="main">
            {t("save")}
          </Button>
        </div>
      </noscript>
    </Form>
  );
}
