import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { MAX_CHAIN } from "#app/domain/bot/bot-limits.ts";
import type { ProviderChoice } from "#app/features/providers/index.server.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { moved } from "./moved.ts";
import { useDraftFields } from "./use-draft-fields.ts";

interface ChainLink {
  providerId: string;
  model: string;
}

/** Who answers, in which order; the built-in answerer always stands last. */
export function ChainEditor({ choices }: { choices: readonly ProviderChoice[] }) {
  const { t } = useTranslation("bots");
  const { settings, errors, form, typed, change } = useDraftFields();
  const base = useId();
  const kept = Array.from({ length: MAX_CHAIN }, (_, index): ChainLink => ({
    providerId: typed(`provider${index + 1}`) ?? "",
    model: typed(`model${index + 1}`) ?? "",
  })).filter((link) => link.providerId);
  const chain: readonly ChainLink[] = form.isDone === false ? kept : settings.chain;
  const store = (next: ChainLink[]) => change("chain", next);
  const options = choices.map(({ id, name }) => ({ value: id, label: name }));
  const known = new Set(choices.map(({ id }) => id));
  const choose = (index: number, link: ChainLink, id: string) => {
    const next = choices.find((choice) => choice.id === id);
    store(chain.with(index, next ? { providerId: id, model: next.defaultModel } : link));
  };
  const [firstChoice] = choices;
  return (
    <>
      {errors.chain ? <p className="field-error">{errors.chain}</p> : null}
      <ol className="chain">
        {chain.map((link, index) => (
          // Rows have no identity but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className="chain-link">
            <div className="field-pair">
              <SelectField
                name={`provider${index + 1}`}
                label={t("chain.provider", { number: index + 1 })}
                options={known.has(link.providerId) ? options : [{ value: link.providerId, label: t("chain.gone") }, ...options]}
                value={link.providerId}
                error={errors[`chain.${index}.providerId`] ?? form.fields[`provider${index + 1}`]}
                onChange={({ currentTarget }) => choose(index, link, currentTarget.value)}
              />
              <TextField
                name={`model${index + 1}`}
                label={t("chain.model")}
                dir="ltr"
                list={`${base}-${index}`}
                value={link.model}
                error={errors[`chain.${index}.model`] ?? form.fields[`model${index + 1}`]}
                onChange={({ currentTarget }) => store(chain.with(index, { ...link, model: currentTarget.value }))}
              />
              <datalist id={`${base}-${index}`}>
                {choices.find((choice) => choice.id === link.providerId)?.models.map((model) => <option key={model} value={model} />)}
              </datalist>
            </div>
            <div className="row-editor-actions">
              <Button
                tone="quiet"
                isIcon
                disabled={index === 0}
                aria-label={t("chain.up", { number: index + 1 })}
                onClick={() => store(moved(chain, index, -1))}
              >
                <ArrowUp className="icon" aria-hidden />
              </Button>
              <Button
                tone="quiet"
                isIcon
                disabled={index === chain.length - 1}
                aria-label={t("chain.down", { number: index + 1 })}
                onClick={() => store(moved(chain, index, 1))}
              >
                <ArrowDown className="icon" aria-hidden />
              </Button>
              <Button
                tone="quiet"
                isIcon
                aria-label={t("chain.remove", { number: index + 1 })}
                onClick={() => store(chain.toSpliced(index, 1))}
              >
                <X className="icon" aria-hidden />
              </Button>
            </div>
          </li>
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
            <SpareLink number={chain.length + 1} options={[{ value: "", label: t("chain.none") }, ...options]} />
          </noscript>
          <div className="needs-script mt-3">
            <Button
              size="small"
              onClick={() => store([...chain, { providerId: firstChoice.id, model: firstChoice.defaultModel }])}
            >
              <Plus className="icon" aria-hidden />
              {t("chain.add")}
            </Button>
          </div>
        </>
      ) : null}
    </>
  );
}

/** One more link, for a page without JavaScript. */
function SpareLink({ number, options }: { number: number; options: { value: string; label: string }[] }) {
  const { t } = useTranslation("bots");
  return (
    <div className="field-pair">
      <SelectField name={`provider${number}`} label={t("chain.provider", { number })} options={options} defaultValue="" />
      <TextField name={`model${number}`} label={t("chain.model")} dir="ltr" />
    </div>
  );
}
