import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { ProviderChoice } from "#app/features/providers/index.server.ts";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { useDraftFields } from "./use-draft-fields.ts";

/** How far the draft's passages can be found by meaning. */
export interface MeaningProgress {
  embedded: number;
  total: number;
  /** A sentence that says why the rest waits. */
  failure?: string;
}

interface MeaningPanelProps {
  choices: readonly ProviderChoice[];
  /** Null while the draft searches by words alone. */
  progress: MeaningProgress | null;
}

/** Whether passages are searched by what they mean, beside their words; nothing where no provider can do that. */
export function MeaningPanel({ choices, progress }: MeaningPanelProps) {
  const { t } = useTranslation("bots");
  const { settings, change, errorOf } = useDraftFields();
  const list = useId();
  const [first] = choices;
  const { embedding } = settings;
  if (!first) return null;
  const start = (choice: ProviderChoice) =>
    change("embedding", { providerId: choice.id, model: choice.embeddingModel });
  const chosen = choices.find(({ id }) => id === embedding?.providerId);
  const options = choices.map(({ id, name }) => ({ value: id, label: name }));
  const gone = embedding && !chosen ? [{ value: embedding.providerId, label: t("chain.gone") }] : [];
  return (
    <Panel title={t("behaviour.search")}>
      <div className="stack">
        <Checkbox
          kind="switch"
          name="byMeaning"
          label={t("behaviour.byMeaning")}
          help={t("behaviour.byMeaningHelp")}
          error={errorOf("embedding", "byMeaning")}
          checked={embedding !== null}
          onChange={({ currentTarget }) => (currentTarget.checked ? start(first) : change("embedding", null))}
        />
        {embedding && progress ? (
          <p className="text-quiet mb-0">
            {t("behaviour.meaningProgress", { count: progress.total, embedded: progress.embedded })}{" "}
            {progress.failure}
          </p>
        ) : null}
        {embedding ? (
          <div className="field-pair">
            <SelectField
              name="embeddingProvider"
              label={t("behaviour.meaningProvider")}
              options={[...gone, ...options]}
              value={embedding.providerId}
              error={errorOf("embedding.providerId", "embeddingProvider")}
              onChange={({ currentTarget }) => {
                const next = choices.find(({ id }) => id === currentTarget.value);
                if (next) start(next);
              }}
            />
            <TextField
              name="embeddingModel"
              label={t("behaviour.meaningModel")}
              help={t("behaviour.meaningModelHelp")}
              dir="ltr"
              list={list}
              value={embedding.model}
              error={errorOf("embedding.model", "embeddingModel")}
              onChange={({ currentTarget }) =>
                change("embedding", { ...embedding, model: currentTarget.value })
              }
            />
            <datalist id={list}>
              {chosen ? <option value={chosen.embeddingModel}>{chosen.embeddingModel}</option> : null}
            </datalist>
          </div>
        ) : (
          <noscript>
            <input type="hidden" name="embeddingProvider" value={first.id} />
            <input type="hidden" name="embeddingModel" value={first.embeddingModel} />
          </noscript>
        )}
      </div>
    </Panel>
  );
}
