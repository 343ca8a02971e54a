import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Moment } from "#app/ui/moment.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useDraft } from "./draft-provider.tsx";

/** What stands between typing and saving: somebody else's save, a lost session, a cut line. Calm, and with a way on. */
export function DraftNotices() {
  const { t } = useTranslation("bots");
  const { conflict, keeper, saving } = useDraft();
  if (conflict)
    return (
      <Notice tone="attention" isLive>
        <p className="text-strong">
          {conflict.by ? t("conflict.by", { name: conflict.by }) : t("conflict.somebody")}{" "}
          <Moment value={conflict.at} kind="relative" />
        </p>
        <p className="mb-3">{t("conflict.text")}</p>
        <div className="row-of">
          <Button size="small" onClick={() => void keeper.takeTheirs()}>
            {t("conflict.theirs")}
          </Button>
          <Button size="small" onClick={() => void keeper.keepMine()}>
            {t("conflict.mine")}
          </Button>
        </div>
      </Notice>
    );
  if (saving === "signedOut")
    return (
      <Notice tone="attention" isLive>
        {t("editor.signedOut")}
      </Notice>
    );
  if (saving === "failed")
    return (
      <Notice tone="attention" isLive>
        {t("editor.offline")}
      </Notice>
    );
  return null;
}
