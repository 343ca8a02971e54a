import { Link } from "@remix-run/react";
import { CircleHelp } from "lucide-react";
import { useCallback, useEffect, useRef, useState, type ComponentType, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { PreviewBar, type PreviewWidth } from "./preview-bar.tsx";
import { usePreviewAnswers, type PreviewAnswer } from "./use-preview-answers.ts";
import { usePreviewLook } from "./use-preview-look.ts";
import { usePreviewWidget } from "./use-preview-widget.ts";

/** What stands over the preview and explains its answers. */
interface WhyView {
  home: string;
  answers: readonly PreviewAnswer[];
  onClose: () => void;
  /** Asks the bot in the preview. */
  onAsk: (question: string) => void;
}

interface PreviewPaneProps {
  /** Of the bot in the editor. */
  home: string;
  /** On a small screen the pane is a sheet that somebody opened. */
  isOpen: boolean;
  onClose: () => void;
  Why: ComponentType<WhyView>;
}

/** The real widget on the draft; follows every save without losing the conversation. */
export function PreviewPane({ home, isOpen, onClose, Why }: PreviewPaneProps) {
  const { t } = useTranslation("bots");
  const frame = useRef<HTMLIFrameElement>(null);
  const pane = useRef<HTMLElement>(null);
  const [width, setWidth] = useState<PreviewWidth>("desktop");
  const { theme, setTheme, ...language } = usePreviewLook();
  const { tell, startAddress, startAnew } = usePreviewWidget(frame, `${home}/preview`, {
    theme,
    language: language.language,
  });
  const answers = usePreviewAnswers(frame);
  const why = useWhy(pane, isOpen, onClose, answers.length > 0);
  // React 18 knows no such attribute yet: it is there or not.
  const behind = why.isOpen ? { inert: "" } : {};
  return (
    <aside
      ref={pane}
      className={isOpen ? "preview-pane preview-pane-open" : "preview-pane"}
      aria-label={t("preview.title")}
      tabIndex={-1}
    >
      <div className="preview-behind" {...behind}>
        <PreviewBar
          width={width}
          theme={theme}
          onWidth={setWidth}
          onTheme={setTheme}
          language={language.language}
          languages={language.languages}
          onLanguage={language.setLanguage}
          onStartOver={() => tell("reset")}
          onNewVisitor={startAnew}
          onClose={onClose}
        />
        <div className={width === "phone" ? "preview-stage preview-stage-phone" : "preview-stage"}>
          <iframe ref={frame} {...startAddress} title={t("preview.frame")} loading="lazy" />
        </div>
        <div className="preview-foot">
          {answers.length > 0 ? (
            <Button isWide onClick={why.open}>
              <CircleHelp className="icon" aria-hidden />
              {t("preview.why")}
            </Button>
          ) : (
            <p className="preview-note">{t("preview.note")}</p>
          )}
          <Link to={`${home}/compare`} className="text-small">
            {t("preview.compare")}
          </Link>
        </div>
      </div>
      {why.isOpen ? (
        <Why
          home={home}
          answers={answers}
          onClose={why.close}
          onAsk={(question) => {
            why.close();
            tell("send", question);
          }}
        />
      ) : null}
    </aside>
  );
}

/** Whether the explanation stands over the preview. Escape closes it first, then the sheet; the focus goes back to its button. */
function useWhy(
  pane: RefObject<HTMLElement>,
  isSheetOpen: boolean,
  onCloseSheet: () => void,
  hasAnswers: boolean,
) {
  const [isWanted, setWanted] = useState(false);
  const isOpen = isWanted && hasAnswers;
  const open = useCallback(() => setWanted(true), []);
  const close = useCallback(() => {
    setWanted(false);
    // What is behind cannot take the focus before it is drawn.
    requestAnimationFrame(() => pane.current?.querySelector<HTMLElement>(".preview-foot button")?.focus());
  }, [pane]);
  useEffect(() => {
    if (isSheetOpen) pane.current?.focus();
  }, [isSheetOpen, pane]);
  useEffect(() => {
    if (!isSheetOpen && !isOpen) return;
    const escape = (event: KeyboardEvent) => {
      if (event.key === "Escape") (isOpen ? close : onCloseSheet)();
    };
    document.addEventListener("keydown", escape);
    return () => document.removeEventListener("keydown", escape);
  }, [isSheetOpen, onCloseSheet, isOpen, close]);
  return { isOpen, open, close };
}
