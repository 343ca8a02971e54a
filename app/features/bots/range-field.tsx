import { useTranslation } from "react-i18next";
import { Field } from "#app/ui/field.tsx";
import type { DraftField } from "./use-draft-fields.ts";

interface RangeFieldProps extends DraftField {
  label: string;
  help?: string;
  max: number;
}

/** Pixels, from none to `max`. */
export function RangeField({ name, label, help, max, value, error, onChange }: RangeFieldProps) {
  const { t } = useTranslation("bots");
  return (
    <Field name={name} label={label} help={help} error={error}>
      {(control) => (
        <div className="range-row">
          <input
            {...control}
            type="range"
            className="form-range"
            min={0}
            max={max}
            step={1}
            value={value}
            onChange={onChange}
          />
          <output htmlFor={control.id}>{t("look.pixels", { count: Number(value) })}</output>
        </div>
      )}
    </Field>
  );
}
