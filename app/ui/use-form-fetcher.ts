import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import { formStateOf } from "./form-state.ts";

/** A form that is sent without leaving its place on the page; `onDone` hears when it was taken. */
export function useFormFetcher(onDone: () => void) {
  const fetcher = useFetcher();
  const state = formStateOf(fetcher.data);
  const isBusy = fetcher.state !== "idle";
  const isDone = state.isDone === true && !isBusy;
  useEffect(() => {
    if (isDone) onDone();
  }, [isDone, onDone]);
  return { Form: fetcher.Form, state, isBusy };
}
