import { Form, useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import type { FormState } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextField } from "#app/ui/text-field.tsx";

const DAYS = [7, 30, 90, 365];

/** Name and life time of a new token. */
export function NewTokenForm({ state }: { state: FormState }) {
  const { t } = useTranslation("settings");
  const form = useRef<HTMLFormElement>(null);
  const isBusy = useNavigation().formData?.get("intent") === "create";
  useEffect(() => {
    if (state.isDone) form.current?.reset();
  }, [state]);
  return (
    <Panel title={t("tokens.newTitle")}>
      <Form ref={form} method="post" className="stack narrow" noValidate>
        <FormSummary state={state} />
        <input type="hidden" name="intent" value="create" />
        <TextField name="name" label={t("tokens.name")} help={t("tokens.nameHelp")} autoComplete="off" state={state} />
        <SelectField
          name="days"
          label={t("tokens.days")}
          options={DAYS.map((count) => ({ value: String(count), label: t("tokens.daysOption", { count }) }))}
          defaultValue="30"
          state={state}
        />
        <div className="form-actions">
          <Button type="submit" tone="main" isBusy={isBusy}>
            {t("tokens.create")}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}
