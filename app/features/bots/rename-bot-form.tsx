import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import type { FormState } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";

interface RenameBotFormProps {
  bot: { id: string; name: string };
  state: FormState;
  cancelAddress: string;
}

/** Another name for a bot of the list. */
export function RenameBotForm({ bot, state, cancelAddress }: RenameBotFormProps) {
  const { t } = useTranslation("botlist");
  const { t: common } = useTranslation();
  return (
    <Form method="post" className="create-form" noValidate autoComplete="off">
      <FormSummary state={state} />
      <input type="hidden" name="intent" value="rename" />
      <input type="hidden" name="botId" value={bot.id} />
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the form was opened to type here */}
      <TextField name="name" label={t("create.name")} defaultValue={bot.name} state={state} autoFocus />
      <div className="form-actions">
        <Button type="submit" tone="main">
          {t("rename.button")}
        </Button>
        <LinkButton to={cancelAddress}>{common("cancel")}</LinkButton>
      </div>
    </Form>
  );
}
