import { Form, useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import type { FormState } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { PriceFields } from "./price-dialog.tsx";

interface NewPriceFormProps {
  /** Whose models can be priced: the vendors and the workspace's own providers. */
  providers: readonly { id: string; name: string }[];
  state: FormState;
}

/** The price of a model that is on no list. */
export function NewPriceForm({ providers, state }: NewPriceFormProps) {
  const { t } = useTranslation("prices");
  const form = useRef<HTMLFormElement>(null);
  const isBusy = useNavigation().formData?.get("intent") === "add";
  useEffect(() => {
    if (state.isDone) form.current?.reset();
  }, [state]);
  return (
    <Panel title={t("newTitle")} lead={t("newLead")}>
      <Form ref={form} method="post" className="stack narrow" noValidate autoComplete="off">
        <FormSummary state={state} />
        <input type="hidden" name="intent" value="add" />
        <SelectField
          name="provider"
          label={t("provider")}
          options={providers.map(({ id, name }) => ({ value: id, label: name }))}
          state={state}
        />
        <TextField name="model" label={t("model")} dir="ltr" spellCheck={false} state={state} />
        <PriceFields price={null} state={state} />
        <div className="form-actions">
          <Button type="submit" tone="main" isBusy={isBusy}>
            {t("save")}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}
