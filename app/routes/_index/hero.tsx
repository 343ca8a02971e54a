import { MonitorCheck } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LiveBot } from "./live-bot.tsx";
import { StartLink } from "./start-link.tsx";

/** What it is in a sentence, how to begin, and beside it a bot to try. */
export function Hero({ isSignedIn, guideBotId }: { isSignedIn: boolean; guideBotId: string | null }) {
  const { t } = useTranslation("landing");
  const [isGone, setGone] = useState(false);
  const botId = isGone ? null : guideBotId;
  return (
    <section className={botId ? "hero" : "hero hero-alone"}>
      <div className="hero-words">
        <h1 className="landing-title">
          {t("title")} <span className="landing-title-rest">{t("titleRest")}</span>
        </h1>
        <p className="hero-lead">{t("lead")}</p>
        <div className="hero-start">
          <StartLink isSignedIn={isSignedIn} />
          <p className="hero-note">
            <MonitorCheck className="icon" aria-hidden />
            {t("noKey")}
          </p>
        </div>
      </div>
      {botId ? <LiveBot botId={botId} onFailed={() => setGone(true)} /> : null}
    </section>
  );
}
