import { Form } from "@remix-run/react";
import { Download, ExternalLink } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { buttonClass } from "#app/ui/button-class.ts";
import { CopyButton } from "#app/ui/copy-button.tsx";
import { Panel } from "#app/ui/panel.tsx";

interface SharedLink {
  link: string;
  name: string;
  qrAddress: string;
}

/** The link to the page that is nothing but the chat, its QR code to print, and the switch for both. */
export function SharePanel({ isShared, ...link }: SharedLink & { isShared: boolean }) {
  const { t } = useTranslation("embedding");
  return (
    <Panel title={t("share.title")} lead={t(isShared ? "share.lead" : "share.isOff")}>
      <div className="stack">
        {isShared ? <LinkAndCode {...link} /> : null}
        <Form method="post" preventScrollReset>
          <input type="hidden" name="share" value={isShared ? "off" : "on"} />
          <Button type="submit" name="intent" value="share">
            {t(isShared ? "share.off" : "share.on")}
          </Button>
          {isShared ? <p className="field-help mt-2">{t("share.offHelp")}</p> : null}
        </Form>
      </div>
    </Panel>
  );
}

function LinkAndCode({ link, name, qrAddress }: SharedLink) {
  const { t } = useTranslation("embedding");
  return (
    <>
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
    </>
  );
}
