import { useEffect, useRef, type RefObject } from "react";
import type { FormState } from "#app/ui/form-state.ts";

/** For the `ref` of a form: emptied after a success and ready for the next one, with the focus in its first field. */
export function useEmptied(state: FormState): RefObject<HTMLFormElement> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!state.isDone) return;
    form.current?.reset();
    form.current?.querySelector<HTMLElement>("input[type=text], textarea")?.focus();
  }, [state]);
  return form;
}
