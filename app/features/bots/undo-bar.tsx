import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";

interface UndoBarProps {
  /** What was deleted, in a sentence. */
  message: string;
  /** The field that names it to the `undelete` intent. */
  field: "botId" | "sourceId";
  id: string;
}

/** Says that something was deleted and takes it back on one press, with or without JavaScript. */
export function UndoBar({ message, field, id }: UndoBarProps) {
  const { t } = useTranslation();
  return (
    <DoneNotice key={id} tone="info">
      <Form method="post" action="?index" className="row-of">
        <span>{message}</span>
        <input type="hidden" name={field} value={id} />
        <Button type="submit" name="intent" value="undelete" size="small">
          {t("undo")}
        </Button>
      </Form>
    </DoneNotice>
  );
}
