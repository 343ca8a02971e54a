import { useNavigation } from "@remix-run/react";
import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { ConfirmDialog } from "#app/ui/confirm-dialog.tsx";

interface RestoreButtonProps {
  number: number;
  /** Saves what is typed and not saved yet; resolves when that has ended. */
  saveFirst: () => Promise<boolean>;
}

/** Asks before the draft is replaced by the version. */
export function RestoreButton({ number, saveFirst }: RestoreButtonProps) {
  const { t } = useTranslation("versions");
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
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t("restore.title", { number })}
        intent="restore"
        label={t("restore.button")}
        tone="main"
      >
        <p>{t("restore.text", { number })}</p>
        <p className="text-quiet">{t("restore.visitors")}</p>
      </ConfirmDialog>
    </>
  );
}
