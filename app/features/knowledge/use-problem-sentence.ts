import { useTranslation } from "react-i18next";

/** Why something could not be read and what to do, by its code; a code without a sentence of its own gets the general one. */
export function useProblemSentence(): (code: string | undefined, data?: Record<string, unknown>) => string {
  const { t } = useTranslation("knowledge");
  return (code, data = {}) =>
    t([`sourceError.${code ?? "UNREADABLE"}`, "sourceError.UNREADABLE"], { ...data });
}
