import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import type { FormState } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { TextField } from "#app/ui/text-field.tsx";

/** Deletes the bot when its name is typed; for 30 days it can be brought back. */
export function DangerPanel({ name, state }: { name: string; state: FormState }) {
  const { t } = useTranslation("bots");
  return (
    <Panel title={t("danger.title")} isDanger lead={t("danger.lead")}>
      <Form method="post" className="stack narrow" noValidate autoComplete="off">
        <FormSummary state={state} />
        <input type="hidden" name="intent" value="delete" />
        <TextField name="name" label={t("danger.typeName", { name })} state={state} />
        <div className="form-actions">
          <Button type="submit" tone="danger">
            {t("danger.delete")}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}
