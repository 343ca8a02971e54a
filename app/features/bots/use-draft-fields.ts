import { useActionData } from "@remix-run/react";
import { formStateOf, type FormState } from "#app/ui/form-state.ts";
import { useDraft } from "./draft-provider.tsx";

export interface DraftField {
  value: string;
  error: string | undefined;
  onChange(event: { currentTarget: { value: string } }): void;
}

/**
 * The fields of one section, tied to the draft. `form` is the last submission without JavaScript: what was typed then is shown
 * until the field is touched.
 */
export function useDraftFields(intent = "form") {
  const { settings, errors, keeper } = useDraft();
  const form: FormState = formStateOf(useActionData(), intent);
  const typed = (name: string) => (form.isDone === false ? form.values[name] : undefined);
  const errorOf = (path: string, name: string) => errors[path] ?? form.fields[name];
  return {
    settings,
    form,
    errors,
    typed,
    errorOf,
    change: (path: string, value: unknown) => keeper.change(path, value),
    /** A text; `name` is the field's own name in the form, the path's last part. */
    text(path: string, name: string, value: string): DraftField {
      return {
        value: typed(name) ?? value,
        error: errorOf(path, name),
        onChange: (event) => keeper.change(path, event.currentTarget.value),
      };
    },
    /** A number; what is none yet is kept as it was typed and refused in words. */
    number(path: string, name: string, value: number): DraftField {
      return {
        value: typed(name) ?? String(value),
        error: errorOf(path, name),
        onChange: (event) => keeper.change(path, numberOrText(event.currentTarget.value)),
      };
    },
    /** A number that may be missing: an empty field is none. */
    numberOrNone(path: string, name: string, value: number | null): DraftField {
      return {
        value: typed(name) ?? (value === null ? "" : String(value)),
        error: errorOf(path, name),
        onChange: ({ currentTarget }) =>
          keeper.change(path, currentTarget.value.trim() === "" ? null : numberOrText(currentTarget.value)),
      };
    },
  };
}

function numberOrText(text: string): number | string {
  const plain = text.trim().replace(",", ".");
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}
