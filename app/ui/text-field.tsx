import type { InputHTMLAttributes } from "react";
import { Field, type FieldProps } from "./field.tsx";

export interface TextFieldProps
  extends FieldProps, Omit<InputHTMLAttributes<HTMLInputElement>, "name" | "id" | "className"> {}

/** One line of text. Names and other people's words: leave `dir` alone, it follows what is typed. */
export function TextField({
  name,
  label,
  help,
  isOptional,
  state,
  error,
  defaultValue,
  value,
  ...input
}: TextFieldProps) {
  const typed = value === undefined ? { defaultValue: state?.values[name] ?? defaultValue } : { value };
  return (
    <Field name={name} label={label} help={help} isOptional={isOptional ?? false} state={state} error={error}>
      {(control) => (
        <input type="text" dir="auto" {...input} {...typed} {...control} className="form-control" />
      )}
    </Field>
  );
}
