import { useEffect, useRef } from "react";
import type { FormState } from "./form-state.ts";

/** What went wrong with the whole form; takes the focus when it appears, so that it is read. Nothing when all is well. */
export function FormSummary({ state }: { state: FormState }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.isDone === false) ref.current?.focus();
  }, [state.isDone, state.requestId]);
  if (!state.message) return null;
  return (
    <div ref={ref} className="form-summary" role="alert" tabIndex={-1}>
      {state.message}
    </div>
  );
}
