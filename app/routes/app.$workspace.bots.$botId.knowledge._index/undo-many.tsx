import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { formatNumber } from "#app/ui/format.ts";

/** Says that several sources were deleted together and takes it back as one; nothing for none. */
export function UndoMany({ ids }: { ids: readonly string[] }) {
  const { t, i18n } = useTranslation("knowledge");
  const { t: common } = useTranslation();
  if (ids.length === 0) return null;
  return (
    <DoneNotice key={ids.join()} tone="info">
      <Form method="post" action="?index" className="row-of">
        <span>
          {t("bulk.deleted", { count: ids.length, shown: formatNumber(ids.length, i18n.language) })}
        </span>
        {ids.map((id) => (
          <input key={id} type="hidden" name="sourceId[]" value={id} />
        ))}
        <Button type="submit" name="intent" value="undeleteMany" size="small">
          {common("undo")}
        </Button>
      </Form>
    </DoneNotice>
  );
}
