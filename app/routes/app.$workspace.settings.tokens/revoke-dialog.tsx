import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "#app/ui/confirm-dialog.tsx";

interface RevokeDialogProps {
  /** The token that is asked about; null when nothing is. */
  token: { id: string; name: string } | null;
  onClose: () => void;
}

/** Asks before a token stops working. */
export function RevokeDialog({ token, onClose }: RevokeDialogProps) {
  const { t } = useTranslation("settings");
  return (
    <ConfirmDialog
      isOpen={token !== null}
      onClose={onClose}
      title={t("tokens.revokeTitle", { name: token?.name ?? "" })}
      intent="revoke"
      field={{ name: "tokenId", value: token?.id ?? "" }}
      label={t("tokens.revoke")}
    >
      <p>{t("tokens.revokeText")}</p>
    </ConfirmDialog>
  );
}
