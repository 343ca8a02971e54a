import { useTranslation } from "react-i18next";
import { MAX_GREETING, MAX_NAME, MAX_PROMPT } from "#app/domain/bot/bot-limits.ts";
import { Panel } from "#app/ui/panel.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { DraftForm } from "./draft-form.tsx";
import { StarterList } from "./starter-list.tsx";
import { useDraftFields } from "./use-draft-fields.ts";

/** Who the bot is and how it begins. */
export function IdentitySection() {
  const { t } = useTranslation("bots");
  const { form, text } = useDraftFields();
  return (
    <DraftForm form={form}>
      <Panel title={t("identity.who")}>
        <div className="stack">
          <div className="field-name-row">
            <TextField
              label={t("identity.name")}
              help={t("identity.nameHelp")}
              maxLength={MAX_NAME * 4}
              {...text("name")}
            />
            <TextField label={t("identity.avatar")} help={t("identity.avatarHelp")} {...text("avatar")} />
          </div>
          <TextField
            label={t("identity.description")}
            help={t("identity.descriptionHelp")}
            isOptional
            {...text("description")}
          />
        </div>
      </Panel>
      <Panel title={t("identity.instructions")} lead={t("identity.instructionsLead")}>
        <TextArea
          label={t("identity.prompt")}
          help={t("identity.promptHelp")}
          isOptional
          rows={8}
          maxCount={MAX_PROMPT}
          placeholder={t("identity.promptExample")}
          {...text("systemPrompt")}
        />
      </Panel>
      <Panel title={t("identity.welcome")}>
        <div className="stack">
          <TextArea
            label={t("identity.greeting")}
            help={t("identity.greetingHelp")}
            isOptional
            rows={2}
            maxCount={MAX_GREETING}
            {...text("greeting")}
          />
          <StarterList />
        </div>
      </Panel>
    </DraftForm>
  );
}
