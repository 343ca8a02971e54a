import { useActionData } from "@remix-run/react";
import type { BotSettings } from "#app/domain/bot/bot-settings.ts";
import { valueAt } from "#app/domain/bot/setting-values.ts";
import { formStateOf, type FormState } from "#app/ui/form-state.ts";
import { useDraft } from "./draft-provider.tsx";

/** What a field that is typed into or chosen from takes. */
export interface DraftField {
  name: string;
  value: string;
  error: string | undefined;
  onChange(event: { currentTarget: { value: string } }): void;
}

/** What a switch takes. */
interface DraftSwitch {
  name: string;
  checked: boolean;
  error: string | undefined;
  onChange(event: { currentTarget: { checked: boolean } }): void;
}

type Group = "look" | "limits" | "leadForm";
type NamesOf<Settings, Value> = {
  [Name in keyof Settings & string]: Settings[Name] extends Value ? Name : never;
}[keyof Settings & string];
/** The paths of all settings whose values are such, as `greeting` or `look.radius`. */
type PathsOf<Value> =
  | NamesOf<BotSettings, Value>
  | { [In in Group]: `${In}.${NamesOf<BotSettings[In], Value>}` }[Group];

/** In its form a field has the last part of the path as its name. */
const nameOf = (path: string) => path.slice(path.lastIndexOf(".") + 1);

/**
 * The fields of one section, tied to the draft. `form` is the last submission without JavaScript: what was typed then is shown
 * until the field is touched.
 */
export function useDraftFields(intent = "form") {
  const { settings, errors, keeper } = useDraft();
  const form: FormState = formStateOf(useActionData(), intent);
  const typed = (name: string) => (form.isDone === false ? form.values[name] : undefined);
  const errorOf = (path: string, name: string) => errors[path] ?? form.fields[name];
  const field = (path: PathsOf<string | number | null>, toValue: (text: string) => unknown): DraftField => {
    const name = nameOf(path);
    const value = valueAt(settings, path) as string | number | null;
    return {
      name,
      value: typed(name) ?? String(value ?? ""),
      error: errorOf(path, name),
      onChange: ({ currentTarget }) => keeper.change(path, toValue(currentTarget.value)),
    };
  };
  return {
    settings,
    form,
    errors,
    typed,
    errorOf,
    change: (path: string, value: unknown) => keeper.change(path, value),
    text: (path: PathsOf<string>) => field(path, (text) => text),
    /** What is no number yet is kept as it was typed and refused in words. */
    number: (path: PathsOf<number>) => field(path, numberOrText),
    /** A number that may be missing: an empty field is none. */
    numberOrNone: (path: PathsOf<number | null>) =>
      field(path, (text) => (text.trim() === "" ? null : numberOrText(text))),
    flag: (path: PathsOf<boolean>): DraftSwitch => ({
      name: nameOf(path),
      checked: valueAt(settings, path) === true,
      error: errorOf(path, nameOf(path)),
      onChange: ({ currentTarget }) => keeper.change(path, currentTarget.checked),
    }),
  };
}

function numberOrText(text: string): number | string {
  const plain = text.trim().replace(",", ".");
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}
