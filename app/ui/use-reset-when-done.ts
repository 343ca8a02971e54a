import { useEffect, useRef, type RefObject } from "react";
import { formStateOf } from "./form-state.ts";

/** For the `ref` of a form: it is empty again after each success of its intent. */
export function useResetWhenDone(result: unknown, intent?: string): RefObject<HTMLFormElement> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (formStateOf(result, intent).isDone) form.current?.reset();
  }, [result, intent]);
  return form;
}
