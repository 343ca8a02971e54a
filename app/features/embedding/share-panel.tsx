import { Download, ExternalLink } from "lucide-react";
import { useTranslation } from "react-i18next";
import { buttonClass } from "#app/ui/button-class.ts";
import { CopyButton } from "#app/ui/copy-button.tsx";
import { Panel } from "#app/ui/panel.tsx";

/** The link to the page that is nothing but the chat, and its QR code to print. */
export function SharePanel({ link, name, qrAddress }: { link: string; name: string; qrAddress: string }) {
  const { t } = useTranslation("embedding");
  return (
    <Panel title={t("share.title")} lead={t("share.lead")}>
      <div className="stack">
        <div className="share-link">
          <a href={link} target="_blank" rel="noreferrer" dir="ltr">
            {link} <ExternalLink className="icon" aria-hidden />
            <span className="visually-hidden">{t("share.newWindow")}</span>
          </a>
          <CopyButton text={link} label={t("share.copy")} tone="plain" />
        </div>
        <div className="share-code">
          <img src={`${qrAddress}?format=svg`} alt={t("share.codeOf", { name })} width="148" height="148" />
          <div className="stack stack-tight">
            <p className="text-quiet">{t("share.codeHelp")}</p>
            <div className="form-actions">
              {(["svg", "png"] as const).map((format) => (
                <a
                  key={format}
                  href={`${qrAddress}?format=${format}`}
                  download={`chat-qr.${format}`}
                  className={buttonClass({ size: "small" })}
                >
                  <Download className="icon" aria-hidden />
                  {t(`share.${format}`)}
                </a>
              ))}
            </div>
          </div>
        </div>
      </div>
    </Panel>
  );
}
