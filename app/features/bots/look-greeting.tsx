import { useTranslation } from "react-i18next";
import { MAX_GREET_SECONDS } from "#app/domain/look/look-choices.ts";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { DraftForm } from "./draft-form.tsx";
import { useDraftFields } from "./use-draft-fields.ts";

/** The card that invites visitors to a chat: whether, when and where. */
export function LookGreeting() {
  const { t } = useTranslation("bots");
  const { settings, form, errors, typed, number, flag, change } = useDraftFields("greeting");
  const { look } = settings;
  const wrongLine = Object.entries(errors).find(([path]) => path.startsWith("look.greetOn"))?.[1];
  return (
    <DraftForm form={form} intent="greeting">
      <Panel title={t("look.greetTitle")} lead={t("look.greetLead")}>
        <div className="stack">
          <Checkbox
            kind="switch"
            label={t("look.greet")}
            help={t("look.greetHelp")}
            {...flag("look.greet")}
          />
          <TextField
            label={t("look.greetAfter")}
            inputMode="numeric"
            help={t("look.greetAfterHelp", { max: MAX_GREET_SECONDS })}
            {...number("look.greetAfter")}
          />
          <TextArea
            name="greetOn"
            label={t("look.greetOn")}
            help={t("look.greetOnHelp")}
            isOptional
            isCode
            rows={2}
            value={typed("greetOn") ?? look.greetOn.join("\n")}
            error={wrongLine ?? form.fields.greetOn}
            onChange={({ currentTarget }) =>
              change("look.greetOn", currentTarget.value === "" ? [] : currentTarget.value.split("\n"))
            }
          />
        </div>
      </Panel>
    </DraftForm>
  );
}
