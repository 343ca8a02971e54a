import { Form, useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import type { FormState } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextField } from "#app/ui/text-field.tsx";

const KINDS = ["openai", "gemini"] as const;

/** A provider with its key, tried before it is kept. */
export function NewProviderForm({ state }: { state: FormState }) {
  const { t } = useTranslation("providersettings");
  const form = useRef<HTMLFormElement>(null);
  const isBusy = useNavigation().formData?.get("intent") === "add";
  useEffect(() => {
    if (state.isDone) form.current?.reset();
  }, [state]);
  return (
    <Panel title={t("newTitle")}>
      <Form ref={form} method="post" className="stack narrow" noValidate autoComplete="off">
        <FormSummary state={state} />
        <input type="hidden" name="intent" value="add" />
        <SelectField
          name="kind"
          label={t("kind")}
          options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          defaultValue="openai"
          state={state}
        />
        <TextField name="name" label={t("name")} help={t("nameHelp")} state={state} />
        <TextField
          name="baseUrl"
          label={t("address")}
          help={t("addressHelp")}
          isOptional
          inputMode="url"
          dir="ltr"
          spellCheck={false}
          state={state}
        />
        <TextField
          name="apiKey"
          type="password"
          label={t("key")}
          help={state.isDone === false ? `${t("keyHelp")} ${t("notKept")}` : t("keyHelp")}
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          state={state}
        />
        <div className="form-actions">
          <Button type="submit" tone="main" isBusy={isBusy}>
            {t(isBusy ? "adding" : "add")}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}
