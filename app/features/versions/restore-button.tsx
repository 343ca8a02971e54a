import { Form, useNavigation } from "@remix-run/react";
import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";

interface RestoreButtonProps {
  number: number;
  /** Saves what is typed and not saved yet; resolves when that has ended. */
  saveFirst: () => Promise<boolean>;
}

/** Asks before the draft is replaced by the version. */
export function RestoreButton({ number, saveFirst }: RestoreButtonProps) {
  const { t } = useTranslation("versions");
  const { t: common } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const isBusy = useNavigation().formData?.get("intent") === "restore";
  // A save that is still on its way would come after the restoring, and be refused.
  const open = () => void saveFirst().then(() => setOpen(true));
  return (
    <>
      <Button tone="main" onClick={open} isBusy={isBusy}>
        <RotateCcw className="icon" aria-hidden />
        {t("restore.button")}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t("restore.title", { number })}
        foot={
          <>
            <Button onClick={() => setOpen(false)}>{common("cancel")}</Button>
            <Form method="post" onSubmit={() => setOpen(false)}>
              <Button type="submit" name="intent" value="restore" tone="main">
                {t("restore.button")}
              </Button>
            </Form>
          </>
        }
      >
        <p>{t("restore.text", { number })}</p>
        <p className="text-quiet">{t("restore.visitors")}</p>
      </Dialog>
    </>
  );
}
