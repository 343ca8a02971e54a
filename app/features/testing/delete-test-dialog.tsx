import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "#app/ui/confirm-dialog.tsx";
import type { TestView } from "./test-view.ts";

interface DeleteTestDialogProps {
  /** Null: closed. */
  test: TestView | null;
  onClose: () => void;
}

/** Asks before a test is gone for good. */
export function DeleteTestDialog({ test, onClose }: DeleteTestDialogProps) {
  const { t } = useTranslation("tests");
  return (
    <ConfirmDialog
      isOpen={test !== null}
      onClose={onClose}
      title={t("row.deleteTitle")}
      intent="delete"
      field={{ name: "testId", value: test?.id ?? "" }}
      label={t("row.delete")}
    >
      <p className="text-strong" dir="auto">
        {test?.question}
      </p>
      <p>{t("row.deleteText")}</p>
    </ConfirmDialog>
  );
}
