import { useTranslation } from "react-i18next";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { useDraftFields } from "./use-draft-fields.ts";

const LENGTHS = ["short", "medium", "long"] as const;

/** From what the bot answers, how much it says, and whether it offers what could be asked next. */
export function AnswersPanel() {
  const { t } = useTranslation("bots");
  const { text, number, flag } = useDraftFields();
  const lengths = LENGTHS.map((value) => ({ value, label: t(`behaviour.lengths.${value}`) }));
  return (
    <Panel title={t("behaviour.answers")}>
      <div className="stack">
        <Checkbox
          kind="switch"
          label={t("behaviour.onlyKnowledge")}
          help={t("behaviour.onlyKnowledgeHelp")}
          {...flag("onlyKnowledge")}
        />
        <Checkbox
          kind="switch"
          label={t("behaviour.followUps")}
          help={t("behaviour.followUpsHelp")}
          {...flag("followUps")}
        />
        <SelectField
          label={t("behaviour.answerLength")}
          help={t("behaviour.answerLengthHelp")}
          options={lengths}
          {...text("answerLength")}
        />
        <div className="field-pair">
          <TextField
            label={t("behaviour.temperature")}
            help={t("behaviour.temperatureHelp")}
            inputMode="decimal"
            {...number("temperature")}
          />
          <TextField
            label={t("behaviour.length")}
            help={t("behaviour.lengthHelp")}
            inputMode="numeric"
            {...number("maxTokens")}
          />
        </div>
        <p className="field-help">{t("behaviour.onlyModels")}</p>
      </div>
    </Panel>
  );
}
