import { Form, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import type { FormState } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";

/** Takes the ZIP file of a bot. */
export function ImportForm({ state, cancelAddress }: { state: FormState; cancelAddress: string }) {
  const { t } = useTranslation("bot-files");
  const { t: common } = useTranslation();
  const isBusy = useNavigation().state === "submitting";
  return (
    <Form method="post" encType="multipart/form-data" className="stack narrow" noValidate>
      <FormSummary state={state} />
      <input type="hidden" name="intent" value="import" />
      <Field name="file" label={t("import.file")} state={state}>
        {(control) => <input {...control} type="file" accept=".zip" className="form-control" required />}
      </Field>
      <div className="form-actions">
        <Button type="submit" tone="main" isBusy={isBusy}>
          {t("import.button")}
        </Button>
        <LinkButton to={cancelAddress}>{common("cancel")}</LinkButton>
      </div>
    </Form>
  );
}
