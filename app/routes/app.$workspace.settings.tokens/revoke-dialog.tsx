import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";

interface RevokeDialogProps {
  /** The token that is asked about; null when nothing is. */
  token: { id: string; name: string } | null;
  onClose: () => void;
}

/** Asks before a token stops working. */
export function RevokeDialog({ token, onClose }: RevokeDialogProps) {
  const { t } = useTranslation("settings");
  const { t: common } = useTranslation();
  return (
    <Dialog
      isOpen={token !== null}
      onClose={onClose}
      title={t("tokens.revokeTitle", { name: token?.name ?? "" })}
      foot={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Form method="post" onSubmit={onClose}>
            <input type="hidden" name="tokenId" value={token?.id ?? ""} />
            <Button type="submit" name="intent" value="revoke" tone="danger">
              {t("tokens.revoke")}
            </Button>
          </Form>
        </>
      }
    >
      <p>{t("tokens.revokeText")}</p>
    </Dialog>
  );
}
