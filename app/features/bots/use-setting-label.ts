import { useTranslation } from "react-i18next";

/** Says the name of a setting by its path. */
export function useSettingLabel(): (path: string) => string {
  const { t } = useTranslation("bots");
  return (path) => t(`changes.setting.${path.replace(".", "_")}`);
}
