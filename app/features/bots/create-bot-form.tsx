import { Form, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import type { FormState } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";

interface CreateBotFormProps {
  state: FormState;
  /** Where "Cancel" leads; without it there is no such button, and no bot to copy either. */
  cancelAddress?: string;
}

/** A name makes a bot; below it stand the other ways to begin. */
export function CreateBotForm({ state, cancelAddress }: CreateBotFormProps) {
  const { t } = useTranslation("botlist");
  const { t: common } = useTranslation();
  const isBusy = useNavigation().formData?.get("intent") === "create";
  return (
    <div className="create-ways">
      <Form method="post" action="?index" className="create-form" noValidate autoComplete="off">
        <FormSummary state={state} />
        <input type="hidden" name="intent" value="create" />
        <TextField
          name="name"
          label={t("create.name")}
          help={t("create.nameHelp")}
          placeholder={t("create.example")}
          state={state}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the form was opened to type here
          autoFocus={cancelAddress !== undefined}
        />
        <div className="form-actions">
          <Button type="submit" tone="main" isBusy={isBusy}>
            {t("create.button")}
          </Button>
          {cancelAddress === undefined ? null : (
            <LinkButton to={cancelAddress}>{common("cancel")}</LinkButton>
          )}
        </div>
      </Form>
      <p className="create-or">{t("create.or")}</p>
      <WebsiteForm />
      <nav className="row-of" aria-label={t("create.more")}>
        <LinkButton to="new/templates" relative="path" tone="quiet">
          {t("create.template")}
        </LinkButton>
        <LinkButton to="import" relative="path" tone="quiet">
          {t("create.import")}
        </LinkButton>
      </nav>
      {cancelAddress === undefined ? null : <p className="field-help">{t("create.copy")}</p>}
    </div>
  );
}

/** The address goes to the page that reads it, which also says what is wrong with it. */
function WebsiteForm() {
  const { t } = useTranslation("botlist");
  const isBusy = useNavigation().formData?.get("intent") === "read";
  return (
    <Form
      method="post"
      action="new/address"
      relative="path"
      className="create-form"
      noValidate
      autoComplete="off"
    >
      <input type="hidden" name="intent" value="read" />
      <TextField
        name="url"
        label={t("create.website")}
        placeholder={t("create.websiteExample")}
        inputMode="url"
        dir="ltr"
        spellCheck={false}
        autoCapitalize="none"
      />
      <div className="form-actions">
        <Button type="submit" isBusy={isBusy}>
          {t("create.websiteButton")}
        </Button>
      </div>
    </Form>
  );
}
