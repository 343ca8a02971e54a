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
  // What was chosen here holds until the bot's own theme is changed.
  const ofBot = settings.look.theme;
  const [chosen, setChosen] = useState<{ theme: "light" | "dark"; ofBot: string } | null>(null);
  const theme = chosen?.ofBot === ofBot ? chosen.theme : ofBot === "dark" ? "dark" : "light";
  const [startAddress] = useState(`${address}?theme=${theme}`);

  const tell = (command: string, ...args: unknown[]) => {
    const inside = frame.current?.contentWindow as WidgetWindow | null | undefined;
    if (inside?.chatbot) inside.chatbot(command, ...args);
    else inside?.location.reload();
  };
  const shown = useRef({ saves, state, theme });
  useEffect(() => {
    const before = shown.current;
    shown.current = { saves, state, theme };
    if (before.theme !== theme) tell("setTheme", theme);
    // The widget fetches its settings anew when its language is set, even to the same one.
    if (before.saves !== saves || before.state !== state) tell("setLocale", i18n.language);
  }, [saves, state, theme, i18n.language]);
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
          onChange={(next) => setChosen({ theme: next, ofBot })}
          options={(["light", "dark"] as const).map((value) => ({ value, label: t(`preview.${value}`) }))}
        />
        <Button
          tone="quiet"
          isIcon
          aria-label={t("preview.startOver")}
          title={t("preview.startOver")}
          onClick={() => tell("reset")}
        >
          <RotateCcw className="icon" aria-hidden />
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
