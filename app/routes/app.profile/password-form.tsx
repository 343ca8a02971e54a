import { Form, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { passwordStrength } from "#app/features/accounts/password-strength.ts";
import { Button } from "#app/ui/button.tsx";
import { formStateOf } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { PasswordField } from "#app/ui/password-field.tsx";
import { useResetWhenDone } from "#app/ui/use-reset-when-done.ts";

/** The old password and the new one. The username stands in a hidden field so that password managers know whose it is. */
export function PasswordForm({ username, result }: { username: string; result: unknown }) {
  const { t } = useTranslation("accounts");
  const isBusy = useNavigation().formData?.get("intent") === "password";
  const form = useResetWhenDone(result, "password");
  const state = formStateOf(result, "password");
  return (
    <Panel title={t("profile.passwordTitle")} lead={t("profile.passwordLead")}>
      <Form ref={form} method="post" className="stack narrow" noValidate>
        <FormSummary state={state} />
        {state.isDone ? (
          <Notice tone="good" isLive>
            {t("profile.changed")}
          </Notice>
        ) : null}
        <input type="hidden" name="intent" value="password" />
        <input type="text" autoComplete="username" value={username} readOnly hidden />
        <PasswordField
          name="current"
          autoComplete="current-password"
          label={t("profile.current")}
          state={state}
        />
        <PasswordField
          name="password"
          autoComplete="new-password"
          label={t("profile.new")}
          help={t("signUp.passwordHelp")}
          describe={(password) => {
            const { kind, ...params } = passwordStrength(password);
            return t(`strength.${kind}`, params);
          }}
          state={state}
        />
        <div className="form-actions">
          <Button type="submit" isBusy={isBusy}>
            {t("profile.change")}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}
