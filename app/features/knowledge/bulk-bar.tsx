import { Form } from "@remix-run/react";
import { RefreshCw, Trash2, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { formatNumber } from "#app/ui/format.ts";

/** The form that the boxes of the list belong to. */
export const BULK_FORM = "chosen-sources";

interface BulkBarProps {
  count: number;
  isAll: boolean;
  onAll: () => void;
  onNone: () => void;
}

/** What can be done with the chosen sources; stands there once one is chosen, without JavaScript always. */
export function BulkBar({ count, isAll, onAll, onNone }: BulkBarProps) {
  const { t, i18n } = useTranslation("knowledge");
  return (
    <Form
      id={BULK_FORM}
      method="post"
      action="?index"
      className={count === 0 ? "bulk-bar bulk-bar-idle" : "bulk-bar"}
      onSubmit={() => setTimeout(onNone)}
    >
      <output className="text-strong">
        {count === 0 ? "" : t("bulk.chosen", { count, shown: formatNumber(count, i18n.language) })}
      </output>
      <span className="row-of">
        {isAll ? null : (
          <span className="needs-script">
            <Button size="small" tone="quiet" onClick={onAll}>
              {t("bulk.all")}
            </Button>
          </span>
        )}
        <Button size="small" type="submit" name="intent" value="refreshMany">
          <RefreshCw className="icon" aria-hidden />
          {t("list.refresh")}
        </Button>
        <Button size="small" type="submit" name="intent" value="deleteMany" tone="danger-plain">
          <Trash2 className="icon" aria-hidden />
          {t("list.delete")}
        </Button>
        <span className="needs-script">
          <Button size="small" tone="quiet" isIcon aria-label={t("bulk.none")} onClick={onNone}>
            <X className="icon" aria-hidden />
          </Button>
        </span>
      </span>
    </Form>
  );
}
