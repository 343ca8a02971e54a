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
  const { settings, text, number, change, errorOf } = useDraftFields();
  const lengths = LENGTHS.map((value) => ({ value, label: t(`behaviour.lengths.${value}`) }));
  return (
    <Panel title={t("behaviour.answers")}>
      <div className="stack">
        <Checkbox
          kind="switch"
          name="onlyKnowledge"
          label={t("behaviour.onlyKnowledge")}
          help={t("behaviour.onlyKnowledgeHelp")}
          error={errorOf("onlyKnowledge", "onlyKnowledge")}
          checked={settings.onlyKnowledge}
          onChange={({ currentTarget }) => change("onlyKnowledge", currentTarget.checked)}
        />
        <Checkbox
          kind="switch"
          name="followUps"
          label={t("behaviour.followUps")}
          help={t("behaviour.followUpsHelp")}
          error={errorOf("followUps", "followUps")}
          checked={settings.followUps}
          onChange={({ currentTarget }) => change("followUps", currentTarget.checked)}
        />
        <SelectField
          name="answerLength"
          label={t("behaviour.answerLength")}
          help={t("behaviour.answerLengthHelp")}
          options={lengths}
          {...text("answerLength", "answerLength", settings.answerLength)}
        />
        <div className="field-pair">
          <TextField
            name="temperature"
            label={t("behaviour.temperature")}
            help={t("behaviour.temperatureHelp")}
            inputMode="decimal"
            {...number("temperature", "temperature", settings.temperature)}
          />
          <TextField
            name="maxTokens"
            label={t("behaviour.length")}
            help={t("behaviour.lengthHelp")}
            inputMode="numeric"
            {...number("maxTokens", "maxTokens", settings.maxTokens)}
          />
        </div>
        <p className="field-help">{t("behaviour.onlyModels")}</p>
      </div>
    </Panel>
  );
}
