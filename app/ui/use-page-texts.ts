import { useMatches } from "@remix-run/react";
import { useTranslation } from "react-i18next";

const textsOf = (handle: unknown) => (handle as { i18n?: string[] } | undefined)?.i18n ?? [];

/**
 * For the root: a navigation waits for all texts that its pages name. What only a press brings up would wait for its own in the
 * middle of the press, and React has nothing to show meanwhile.
 */
export function usePageTexts(): void {
  useTranslation(useMatches().flatMap(({ handle }) => textsOf(handle)));
}
