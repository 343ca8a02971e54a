import { Form, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { formStateOf } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { useResetWhenDone } from "#app/ui/use-reset-when-done.ts";

const DAYS = [7, 30, 90, 365];

/** Name and life time of a new token. */
export function NewTokenForm({ result }: { result: unknown }) {
  const { t } = useTranslation("settings");
  const form = useResetWhenDone(result, "create");
  const isBusy = useNavigation().formData?.get("intent") === "create";
  const state = formStateOf(result, "create");
  return (
    <Panel title={t("tokens.newTitle")}>
      <Form ref={form} method="post" className="stack" noValidate>
        <FormSummary state={state} />
        <input type="hidden" name="intent" value="create" />
        <div className="form-line">
          <TextField
            name="name"
            label={t("tokens.name")}
            help={t("tokens.nameHelp")}
            autoComplete="off"
            state={state}
          />
          <SelectField
            name="days"
            label={t("tokens.days")}
            options={DAYS.map((count) => ({
              value: String(count),
              label: t("tokens.daysOption", { count }),
            }))}
            defaultValue="30"
            state={state}
          />
          <Button type="submit" tone="main" isBusy={isBusy}>
            {t("tokens.create")}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}
