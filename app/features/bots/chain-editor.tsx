import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { MAX_CHAIN } from "#app/domain/bot/bot-limits.ts";
import type { ProviderChoice } from "#app/features/providers/index.server.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { ChainRow, type ChainLink } from "./chain-row.tsx";
import { ROW_ADD, ROWS } from "./focus-row.ts";
import { useDraftFields } from "./use-draft-fields.ts";

/** Who answers, in which order; the built-in answerer always stands last. */
export function ChainEditor({ choices }: { choices: readonly ProviderChoice[] }) {
  const { t } = useTranslation("bots");
  const { settings, errors, form, typed, change } = useDraftFields();
  const kept = Array.from({ length: MAX_CHAIN }, (_, index): ChainLink => ({
    providerId: typed(`provider${index + 1}`) ?? "",
    model: typed(`model${index + 1}`) ?? "",
  })).filter((link) => link.providerId);
  const chain: readonly ChainLink[] = form.isDone === false ? kept : settings.chain;
  const store = (next: ChainLink[]) => change("chain", next);
  const [firstChoice] = choices;
  const add = ({ id, defaultModel }: ProviderChoice) => {
    store([...chain, { providerId: id, model: defaultModel }]);
    // The new row is there after the next rendering.
    requestAnimationFrame(() =>
      document.querySelector<HTMLSelectElement>(`[name="provider${chain.length + 1}"]`)?.focus(),
    );
  };
  return (
    <div {...ROWS}>
      {errors.chain ? <p className="field-error">{errors.chain}</p> : null}
      <ol className="chain">
        {chain.map((link, index) => (
          <ChainRow
            // Rows have no identity but their place, and their fields no state of their own.
            key={index}
            chain={chain}
            index={index}
            link={link}
            choices={choices}
            errors={{
              provider: errors[`chain.${index}.providerId`] ?? form.fields[`provider${index + 1}`],
              model: errors[`chain.${index}.model`] ?? form.fields[`model${index + 1}`],
            }}
            onChange={store}
          />
        ))}
        <li className="chain-link chain-end">
          <div>
            <p className="text-strong">{t("chain.builtin")}</p>
            <p className="field-help">{t(chain.length === 0 ? "chain.builtinOnly" : "chain.builtinLast")}</p>
          </div>
        </li>
      </ol>
      {chain.length < MAX_CHAIN && firstChoice ? (
        <>
          <noscript>
            <SpareLink number={chain.length + 1} choices={choices} />
          </noscript>
          <div className="needs-script mt-3">
            <Button size="small" onClick={() => add(firstChoice)} {...ROW_ADD}>
              <Plus className="icon" aria-hidden />
              {t("chain.add")}
            </Button>
          </div>
        </>
      ) : null}
    </div>
  );
}

/** One more link, for a page without JavaScript. */
function SpareLink({ number, choices }: { number: number; choices: readonly ProviderChoice[] }) {
  const { t } = useTranslation("bots");
  const options = [
    { value: "", label: t("chain.none") },
    ...choices.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <div className="field-pair">
      <SelectField
        name={`provider${number}`}
        label={t("chain.provider", { number })}
        options={options}
        defaultValue=""
      />
      <TextField name={`model${number}`} label={t("chain.model")} dir="ltr" />
    </div>
  );
}
