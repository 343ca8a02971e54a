import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ProviderChoice } from "#app/features/providers/index.server.ts";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { LANGUAGE_NAMES } from "#app/ui/language-names.ts";
import { Panel } from "#app/ui/panel.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { ChainEditor } from "./chain-editor.tsx";
import { DraftForm } from "./draft-form.tsx";
import { useDraftFields } from "./use-draft-fields.ts";

interface BehaviourSectionProps {
  choices: readonly ProviderChoice[];
  /** Null when this person may not set up providers. */
  providersAddress: string | null;
}

/** Who answers, how, in which language and how often. */
export function BehaviourSection({ choices, providersAddress }: BehaviourSectionProps) {
  const { t } = useTranslation("bots");
  const { settings, form, text, number, change, errorOf } = useDraftFields();
  const policies = ["visitor", "bot"].map((value) => ({ value, label: t(`behaviour.policy.${value}`) }));
  const languages = Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({ value, label }));
  return (
    <DraftForm form={form}>
      <Panel title={t("chain.title")} lead={t("chain.lead")}>
        <ChainEditor choices={choices} />
        {choices.length === 0 ? (
          <p className="text-quiet mt-3">
            {t("chain.noProviders")}{" "}
            {providersAddress ? (
              <Link to={providersAddress}>{t("chain.addProvider")}</Link>
            ) : (
              t("chain.askAdmin")
            )}
          </p>
        ) : null}
      </Panel>
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
      <Panel title={t("behaviour.language")}>
        <div className="field-pair">
          <SelectField
            name="languagePolicy"
            label={t("behaviour.policyLabel")}
            options={policies}
            {...text("languagePolicy", "languagePolicy", settings.languagePolicy)}
          />
          <SelectField
            name="locale"
            label={t("behaviour.locale")}
            help={t("behaviour.localeHelp")}
            options={languages}
            {...text("locale", "locale", settings.locale)}
          />
        </div>
      </Panel>
      <LimitsPanel />
    </DraftForm>
  );
}

/** How much one visitor may write. */
function LimitsPanel() {
  const { t } = useTranslation("bots");
  const { settings, number } = useDraftFields();
  return (
    <Panel title={t("behaviour.limits")} lead={t("behaviour.limitsLead")}>
      <div className="field-pair">
        <TextField
          name="messagesPerMinute"
          label={t("behaviour.perMinute")}
          help={t("behaviour.upTo", { max: 20 })}
          inputMode="numeric"
          {...number("limits.messagesPerMinute", "messagesPerMinute", settings.limits.messagesPerMinute)}
        />
        <TextField
          name="messagesPerDay"
          label={t("behaviour.perDay")}
          help={t("behaviour.upTo", { max: 200 })}
          inputMode="numeric"
          {...number("limits.messagesPerDay", "messagesPerDay", settings.limits.messagesPerDay)}
        />
      </div>
    </Panel>
  );
}
