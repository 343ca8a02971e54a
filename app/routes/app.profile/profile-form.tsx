import { Form, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import type { FormState } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { LANGUAGE_NAMES } from "#app/ui/language-names.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextField } from "#app/ui/text-field.tsx";

interface ProfileFormProps {
  profile: {
    firstName: string;
    lastName: string;
    username: string;
    email: string;
    locale: string;
    theme: string;
  };
  state: FormState;
}

/** Names, language and looks. */
export function ProfileForm({ profile, state }: ProfileFormProps) {
  const { t } = useTranslation("accounts");
  const { t: common } = useTranslation();
  const isBusy = useNavigation().formData?.get("intent") === "profile";
  const languages = Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({ value, label }));
  const themes = ["system", "light", "dark"].map((value) => ({ value, label: common(`theme.${value}`) }));
  return (
    <Panel title={t("profile.you")} lead={<bdi dir="ltr">{profile.email}</bdi>}>
      {/* Built anew when something else, such as the menu, has changed the values. */}
      <Form key={profile.locale + profile.theme} method="post" className="stack narrow" noValidate>
        <FormSummary state={state} />
        {state.isDone ? (
          <Notice tone="good" isLive>
            {t("profile.saved")}
          </Notice>
        ) : null}
        <input type="hidden" name="intent" value="profile" />
        <div className="field-pair">
          <TextField
            name="firstName"
            label={t("profile.firstName")}
            autoComplete="given-name"
            defaultValue={profile.firstName}
            isOptional
            state={state}
          />
          <TextField
            name="lastName"
            label={t("profile.lastName")}
            autoComplete="family-name"
            defaultValue={profile.lastName}
            isOptional
            state={state}
          />
        </div>
        <TextField
          name="username"
          label={t("profile.username")}
          help={t("profile.usernameHelp")}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={profile.username}
          state={state}
        />
        <div className="field-pair">
          <SelectField
            name="locale"
            label={t("profile.language")}
            options={[{ value: "", label: common("language.browser") }, ...languages]}
            defaultValue={profile.locale}
            state={state}
          />
          <SelectField
            name="theme"
            label={t("profile.theme")}
            options={themes}
            defaultValue={profile.theme}
            state={state}
          />
        </div>
        <div className="form-actions">
          <Button type="submit" tone="main" isBusy={isBusy}>
            {t("profile.save")}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}
