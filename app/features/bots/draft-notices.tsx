import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Moment } from "#app/ui/moment.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useDraft } from "./draft-provider.tsx";
import { useSettingList } from "./use-setting-list.ts";

/** What stands between typing and saving: somebody else's save, a lost session, a cut line. Calm, and with a way on. */
export function DraftNotices() {
  const { t } = useTranslation("bots");
  const { conflict, saving } = useDraft();
  if (conflict) return <ConflictNotice />;
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
  return <ArrivalNotice />;
}

function ConflictNotice() {
  const { t } = useTranslation("bots");
  const { conflict, keeper } = useDraft();
  if (!conflict) return null;
  const { by, at } = conflict.theirs.edited;
  return (
    <Notice tone="attention" isLive>
      <p className="text-strong">
        {by ? t("conflict.by", { name: by }) : t("conflict.somebody")} <Moment value={at} kind="relative" />
      </p>
      <p className="mb-3">{t("conflict.text", { count: conflict.merge.clashes.length })}</p>
      <div className="row-of">
        <Button size="small" aria-expanded={conflict.isChoosing} onClick={() => keeper.startChoosing()}>
          {t("conflict.choose")}
        </Button>
        <Button size="small" onClick={() => void keeper.takeTheirs()}>
          {t("conflict.theirs")}
        </Button>
        <Button size="small" onClick={() => void keeper.keepMine()}>
          {t("conflict.mine")}
        </Button>
      </div>
    </Notice>
  );
}

/** Says what came in from others without a question. */
function ArrivalNotice() {
  const { t } = useTranslation("bots");
  const { arrivals, keeper } = useDraft();
  const list = useSettingList();
  if (arrivals.length === 0) return null;
  return (
    <Notice tone="info" isLive>
      <div className="arrivals">
        <div>
          {arrivals.map(({ by, paths }) => (
            <p key={by}>
              {t(by ? "conflict.arrived" : "conflict.arrivedSomebody", { name: by, settings: list(paths) })}
            </p>
          ))}
        </div>
        <Button
          tone="quiet"
          size="small"
          isIcon
          aria-label={t("common:dismiss")}
          onClick={() => keeper.dismissArrivals()}
        >
          <X className="icon" aria-hidden />
        </Button>
      </div>
    </Notice>
  );
}
