import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { ProviderChoice } from "#app/features/providers/index.server.ts";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { RowButtons } from "./row-buttons.tsx";

export interface ChainLink {
  providerId: string;
  model: string;
}

interface ChainRowProps {
  chain: readonly ChainLink[];
  index: number;
  link: ChainLink;
  choices: readonly ProviderChoice[];
  errors: { provider: string | undefined; model: string | undefined };
  onChange: (next: ChainLink[]) => void;
}

/** One provider of the chain with its model and its place. */
export function ChainRow({ chain, index, link, choices, errors, onChange }: ChainRowProps) {
  const { t } = useTranslation("bots");
  const list = useId();
  const number = index + 1;
  const chosen = choices.find((choice) => choice.id === link.providerId);
  const options = choices.map(({ id, name }) => ({ value: id, label: name }));
  const choose = (id: string) => {
    const next = choices.find((choice) => choice.id === id);
    if (next) onChange(chain.with(index, { providerId: id, model: next.defaultModel }));
  };
  return (
    <li className="chain-link">
      <div className="field-pair">
        <SelectField
          name={`provider${number}`}
          label={t("chain.provider", { number })}
          options={chosen ? options : [{ value: link.providerId, label: t("chain.gone") }, ...options]}
          value={link.providerId}
          error={errors.provider}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        />
        <TextField
          name={`model${number}`}
          label={t("chain.model")}
          dir="ltr"
          list={list}
          value={link.model}
          error={errors.model}
          onChange={({ currentTarget }) =>
            onChange(chain.with(index, { ...link, model: currentTarget.value }))
          }
        />
        <datalist id={list}>
          {chosen?.models.map((model) => (
            <option key={model} value={model}>
              {model}
            </option>
          ))}
        </datalist>
      </div>
      <RowButtons
        list={chain}
        index={index}
        onChange={onChange}
        labels={{
          up: t("chain.up", { number }),
          down: t("chain.down", { number }),
          remove: t("chain.remove", { number }),
        }}
      />
    </li>
  );
}
