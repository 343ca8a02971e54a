import { ExternalLink } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { buttonClass } from "#app/ui/button-class.ts";
import { Notice } from "#app/ui/notice.tsx";
import { LISTEN_SECONDS, useListening } from "./use-listening.ts";

const TONES = { seen: "good", refused: "danger", nothing: "attention" } as const;

/** Waits a minute for the widget of that page to call, and says whether it did. */
export function ListenForVisit({ url, sitesAddress }: { url: string; sitesAddress: string }) {
  const { t } = useTranslation("embedding");
  const { state, left, start } = useListening(new URL(url).origin, sitesAddress);
  const isListening = state === "listening";
  return (
    <div className="stack stack-tight needs-script">
      <p className="text-quiet">{t("listen.how")}</p>
      <div className="form-actions">
        <Button onClick={start} isBusy={isListening}>
          {isListening ? t("listen.left", { count: left }) : t("listen.start", { count: LISTEN_SECONDS })}
        </Button>
        <a href={url} target="_blank" rel="noreferrer" className={buttonClass({ tone: "quiet" })}>
          {t("listen.open")} <ExternalLink className="icon" aria-hidden />
          <span className="visually-hidden">{t("listen.newWindow")}</span>
        </a>
      </div>
      {state === "seen" || state === "refused" || state === "nothing" ? (
        <Notice tone={TONES[state]} isLive>
          {t(`listen.${state}`, { site: new URL(url).origin })}
        </Notice>
      ) : null}
    </div>
  );
}
