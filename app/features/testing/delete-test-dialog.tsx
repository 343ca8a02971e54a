import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import type { TestView } from "./test-view.ts";

interface DeleteTestDialogProps {
  /** Null: closed. */
  test: TestView | null;
  onClose: () => void;
}

/** Asks before a test is gone for good. */
export function DeleteTestDialog({ test, onClose }: DeleteTestDialogProps) {
  const { t } = useTranslation("tests");
  const { t: common } = useTranslation();
  return (
    <Dialog
      isOpen={test !== null}
      onClose={onClose}
      title={t("row.deleteTitle")}
      foot={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Form method="post" onSubmit={onClose}>
            <input type="hidden" name="testId" value={test?.id ?? ""} />
            <Button type="submit" name="intent" value="delete" tone="danger">
              {t("row.delete")}
            </Button>
          </Form>
        </>
      }
    >
      <p className="text-strong" dir="auto">
        {test?.question}
      </p>
      <p>{t("row.deleteText")}</p>
    </Dialog>
  );
}
