import { useTranslation } from "react-i18next";
import { useSettingLabel } from "./use-setting-label.ts";

/** Says the names of several settings as a list of the reader's language. */
export function useSettingList(): (paths: readonly string[]) => string {
  const { i18n } = useTranslation();
  const label = useSettingLabel();
  return (paths) => new Intl.ListFormat(i18n.language, { type: "conjunction" }).format(paths.map(label));
}
