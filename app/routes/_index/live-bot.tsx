import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Skeleton } from "#app/ui/skeleton.tsx";

type PageWithWidget = Window & { chatbot?: (command: "destroy") => unknown };

/**
 * The product's own widget inside the page. The script is added once React has taken over: what the widget puts into the
 * place would otherwise stand in the way of hydration.
 */
export function LiveBot({ botId, onFailed }: { botId: string; onFailed: () => void }) {
  const { t, i18n } = useTranslation("landing");
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<"waiting" | "there">("waiting");
  const { language } = i18n;
  const failed = useRef(onFailed);

  useEffect(() => {
    const target = place.current;
    if (!target) return;
    const watch = new MutationObserver(() => setState("there"));
    watch.observe(target, { childList: true });
    const script = document.createElement("script");
    script.src = "/widget.js";
    script.async = true;
    Object.assign(script.dataset, { bot: botId, mode: "inline", target: "#live-bot", lang: language });
    script.addEventListener("error", () => failed.current());
    document.body.append(script);
    return () => {
      watch.disconnect();
      (window as PageWithWidget).chatbot?.("destroy");
      script.remove();
      target.replaceChildren();
    };
  }, [botId, language]);

  return (
    <section className="live-bot" aria-labelledby="live-bot-title">
      <div className="live-bot-head">
        <h2 id="live-bot-title">{t("live.title")}</h2>
        <p>{t("live.lead")}</p>
      </div>
      <div className="live-bot-frame">
        {state === "waiting" ? (
          <div className="live-bot-waiting">
            <Skeleton lines={4} />
          </div>
        ) : null}
        <div ref={place} id="live-bot" className="live-bot-place" />
      </div>
    </section>
  );
}
