import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";

interface RestoredNoticeProps {
  number: number;
  /** Ids of the sources that came later. */
  deletedSources: readonly string[];
}

/** Says that the draft is the version again, and brings back the sources that it did not have. */
export function RestoredNotice({ number, deletedSources }: RestoredNoticeProps) {
  const { t } = useTranslation("versions");
  const count = deletedSources.length;
  return (
    <Notice tone="good" isLive>
      {t("restore.done", { number })}
      {count === 0 ? null : (
        <Form method="post" className="row-of mt-2">
          <span>{t("restore.deleted", { count })}</span>
          {deletedSources.map((id) => (
            <input key={id} type="hidden" name="sourceId[]" value={id} />
          ))}
          <Button type="submit" name="intent" value="undelete" size="small">
            {t("restore.bringBack")}
          </Button>
        </Form>
      )}
    </Notice>
  );
}
