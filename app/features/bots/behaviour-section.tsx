import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ProviderChoice } from "#app/features/providers/index.server.ts";
import { LANGUAGE_NAMES } from "#app/ui/language-names.ts";
import { Panel } from "#app/ui/panel.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { AnswersPanel } from "./answers-panel.tsx";
import { ChainEditor } from "./chain-editor.tsx";
import { DraftForm } from "./draft-form.tsx";
import { MeaningPanel, type MeaningProgress } from "./meaning-panel.tsx";
import { useDraftFields } from "./use-draft-fields.ts";
import { VisitorFilesPanel } from "./visitor-files-panel.tsx";

interface BehaviourSectionProps {
  choices: readonly ProviderChoice[];
  /** Null when this person may not set up providers. */
  providersAddress: string | null;
  /** Null while the draft searches by words alone. */
  meaning: MeaningProgress | null;
}

/** Who answers, how, from what and in which language. */
export function BehaviourSection({ choices, providersAddress, meaning }: BehaviourSectionProps) {
  const { t } = useTranslation("bots");
  const { form, text } = useDraftFields();
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
      <AnswersPanel />
      <MeaningPanel choices={choices} progress={meaning} />
      <Panel title={t("behaviour.language")}>
        <div className="field-pair">
          <SelectField label={t("behaviour.policyLabel")} options={policies} {...text("languagePolicy")} />
          <SelectField
            label={t("behaviour.locale")}
            help={t("behaviour.localeHelp")}
            options={languages}
            {...text("locale")}
          />
        </div>
      </Panel>
      <VisitorFilesPanel />
    </DraftForm>
  );
}
