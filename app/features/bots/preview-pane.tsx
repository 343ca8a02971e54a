import { RotateCcw, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Segments } from "#app/ui/segments.tsx";
import { useDraft } from "./draft-provider.tsx";

interface PreviewPaneProps {
  address: string;
  /** On a small screen the pane is a sheet that somebody opened. */
  isOpen: boolean;
  onClose: () => void;
}

/** The widget's own commands, in the page of the frame, which is ours. */
interface WidgetWindow extends Window {
  chatbot?: (command: string, ...args: unknown[]) => unknown;
}

/** The real widget on the draft; follows every save without losing the conversation. */
export function PreviewPane({ address, isOpen, onClose }: PreviewPaneProps) {
  const { t, i18n } = useTranslation("bots");
  const { settings, saves, state } = useDraft();
  const frame = useRef<HTMLIFrameElement>(null);
  const pane = useRef<HTMLElement>(null);
  const [width, setWidth] = useState<"desktop" | "phone">("desktop");
  const startTheme = settings.look.theme === "dark" ? "dark" : "light";
  const [theme, setTheme] = useState<"light" | "dark">(startTheme);
  const [startAddress] = useState(`${address}?theme=${startTheme}`);

  const tell = (command: string, ...args: unknown[]) => {
    const inside = frame.current?.contentWindow as WidgetWindow | null | undefined;
    if (inside?.chatbot) inside.chatbot(command, ...args);
    else inside?.location.reload();
  };
  const show = (next: "light" | "dark") => {
    setTheme(next);
    tell("setTheme", next);
  };

  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    // The widget fetches its settings anew when its language is set, even to the same one.
    tell("setLocale", i18n.language);
  }, [saves, state, i18n.language]);
  useEffect(() => {
    if (settings.look.theme !== "auto") show(settings.look.theme);
  }, [settings.look.theme]);
  useEffect(() => {
    if (!isOpen) return;
    pane.current?.focus();
    const close = (event: KeyboardEvent) => {
      if (event.key === "Escape") onClose();
    };
    document.addEventListener("keydown", close);
    return () => document.removeEventListener("keydown", close);
  }, [isOpen, onClose]);

  return (
    <aside
      ref={pane}
      className={isOpen ? "preview-pane preview-pane-open" : "preview-pane"}
      aria-label={t("preview.title")}
      tabIndex={-1}
    >
      <div className="preview-bar">
        <Segments
          label={t("preview.width")}
          value={width}
          onChange={setWidth}
          options={(["desktop", "phone"] as const).map((value) => ({ value, label: t(`preview.${value}`) }))}
        />
        <Segments
          label={t("preview.theme")}
          value={theme}
          onChange={show}
          options={(["light", "dark"] as const).map((value) => ({ value, label: t(`preview.${value}`) }))}
        />
        <Button tone="quiet" size="small" onClick={() => tell("reset")}>
          <RotateCcw className="icon" aria-hidden />
          {t("preview.startOver")}
        </Button>
        <span className="preview-closer">
          <Button tone="quiet" isIcon aria-label={t("preview.close")} onClick={onClose}>
            <X className="icon" aria-hidden />
          </Button>
        </span>
      </div>
      <div className={width === "phone" ? "preview-stage preview-stage-phone" : "preview-stage"}>
        <iframe ref={frame} src={startAddress} title={t("preview.frame")} loading="lazy" />
      </div>
      <p className="preview-note">{t("preview.note")}</p>
    </aside>
  );
}
