import type { SelectHTMLAttributes } from "react";
import { Field, type FieldProps } from "./field.tsx";

export interface SelectOption {
  value: string;
  label: string;
}

interface SelectFieldProps
  extends FieldProps, Omit<SelectHTMLAttributes<HTMLSelectElement>, "name" | "id" | "className"> {
  options: readonly SelectOption[];
}

/** One of a short list, with the browser's own menu. */
export function SelectField({
  name,
  label,
  help,
  isOptional,
  state,
  error,
  options,
  defaultValue,
  value,
  ...select
}: SelectFieldProps) {
  const chosen = value === undefined ? { defaultValue: state?.values[name] ?? defaultValue } : { value };
  return (
    <Field name={name} label={label} help={help} isOptional={isOptional ?? false} state={state} error={error}>
      {(control) => (
        <select {...select} {...chosen} {...control} className="form-select">
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
