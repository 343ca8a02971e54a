import { useTranslation } from "react-i18next";
import { Notice } from "#app/ui/notice.tsx";
import { useDraft } from "./draft-provider.tsx";
import { settingsWithErrors } from "./setting-errors.ts";
import { useSettingList } from "./use-setting-list.ts";

/** Nothing was published, because something typed is not saved: says which settings, where that is known. */
export function HeldBackNotice() {
  const { t } = useTranslation("bots");
  const { errors } = useDraft();
  const list = useSettingList();
  const wrong = settingsWithErrors(errors);
  return (
    <Notice tone="attention" isLive>
      {wrong.length > 0 ? t("publish.heldBackBy", { settings: list(wrong) }) : t("publish.heldBack")}
    </Notice>
  );
}
