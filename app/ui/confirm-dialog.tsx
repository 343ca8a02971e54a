import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

interface ConfirmDialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  /** What will be lost, or what stays. */
  children: ReactNode;
  /** What is posted to the page when the answer is yes, with the named field beside it. */
  intent: string;
  field?: { name: string; value: string };
  /** On the button that does it. */
  label: string;
  /** For something that cannot be taken back: danger. */
  tone?: "danger" | "main";
}

/** Asks before something is done for good. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, onClose, title, children, intent, field, label, tone = "danger" } = props;
  const { t } = useTranslation();
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={title}
      foot={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Form method="post" onSubmit={onClose}>
            {field ? <input type="hidden" {...field} /> : null}
            <Button type="submit" name="intent" value={intent} tone={tone}>
              {label}
            </Button>
          </Form>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
