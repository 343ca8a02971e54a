import { useTranslation } from "react-i18next";
import { MAX_LEAD_CHOICES, type LeadField } from "#app/domain/forms/lead-form.ts";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { RowButtons } from "./row-buttons.tsx";
import { useDraftFields } from "./use-draft-fields.ts";

interface LeadFieldRowProps {
  fields: readonly LeadField[];
  index: number;
  /** Where the row's settings are, as the server names them. */
  path: string;
  onChange: (next: LeadField[]) => void;
}

/** One field of the form: its label, whether it is required, and what can be chosen in it. */
export function LeadFieldRow({ fields, index, path, onChange }: LeadFieldRowProps) {
  const { t } = useTranslation("leads");
  const { typed, errorOf, errors } = useDraftFields();
  const field = fields[index];
  if (!field) return null;
  const number = index + 1;
  const isOwn = field.kind === "own";
  const kind = t(`form.kind.${field.kind}`);
  const set = (change: Partial<LeadField>) => onChange(fields.with(index, { ...field, ...change }));
  const wrongChoice = Object.entries(errors).find(([key]) => key.startsWith(`${path}.choices`))?.[1];
  return (
    <div className="stack stack-tight">
      <input type="hidden" name={`kind${number}`} value={field.kind} />
      <div className="row-editor row-editor-labelled">
        <TextField
          name={`label${number}`}
          label={t("form.label", { field: kind })}
          help={t(isOwn ? "form.ownHelp" : "form.labelHelp")}
          isOptional={!isOwn}
          value={typed(`label${number}`) ?? field.label}
          error={errorOf(`${path}.label`, `label${number}`)}
          onChange={({ currentTarget }) => set({ label: currentTarget.value })}
        />
        <RowButtons
          list={fields}
          index={index}
          onChange={onChange}
          labels={{
            up: t("form.up", { field: kind }),
            down: t("form.down", { field: kind }),
            remove: t("form.remove", { field: kind }),
          }}
        />
      </div>
      <Checkbox
        name={`required${number}`}
        label={t("form.mustFill", { field: kind })}
        checked={field.required}
        onChange={({ currentTarget }) => set({ required: currentTarget.checked })}
      />
      {isOwn ? (
        <TextArea
          name={`choices${number}`}
          label={t("form.choices")}
          help={t("form.choicesHelp", { max: MAX_LEAD_CHOICES })}
          isOptional
          rows={2}
          value={typed(`choices${number}`) ?? field.choices.join("\n")}
          error={wrongChoice ?? errorOf(`${path}.choices`, `choices${number}`)}
          onChange={({ currentTarget }) =>
            set({ choices: currentTarget.value === "" ? [] : currentTarget.value.split("\n") })
          }
        />
      ) : null}
    </div>
  );
}
