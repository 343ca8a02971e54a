import { CircleAlert, Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { formatDate } from "./format.ts";

export type AutosaveState =
  | { kind: "idle" }
  | { kind: "saving" }
  | { kind: "saved"; at: Date }
  | { kind: "failed"; onRetry: () => void };

/** "Saving…", "Saved 10:42" or "Couldn't save. Retry", announced politely. Empty before the first change. */
export function AutosaveStatus({ state }: { state: AutosaveState }) {
  const { t, i18n } = useTranslation();
  return (
    <output className={state.kind === "failed" ? "autosave autosave-failed" : "autosave"}>
      {state.kind === "saving" ? t("autosave.saving") : null}
      {state.kind === "saved" ? (
        <>
          <Check className="icon" aria-hidden />
          {t("autosave.saved", { time: formatDate(state.at, i18n.language, "time") })}
        </>
      ) : null}
      {state.kind === "failed" ? (
        <>
          <CircleAlert className="icon" aria-hidden />
          {t("autosave.failed")}
          <button type="button" className="link-button" onClick={state.onRetry}>
            {t("retry")}
          </button>
        </>
      ) : null}
    </output>
  );
}
