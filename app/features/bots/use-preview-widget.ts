import { useCallback, useEffect, useRef, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { useDraft } from "./draft-provider.tsx";

/** The widget's own commands, in the page of the frame, which is ours. */
interface WidgetWindow extends Window {
  chatbot?: (command: string, ...args: unknown[]) => unknown;
}

/** Keeps the widget in the frame like the draft and the theme; answers what gives it commands. */
export function usePreviewWidget(frame: RefObject<HTMLIFrameElement>, theme: "light" | "dark") {
  const { i18n } = useTranslation("bots");
  const { saves, state } = useDraft();
  const tell = useCallback(
    (command: string, ...args: unknown[]) => {
      const inside = frame.current?.contentWindow as WidgetWindow | null | undefined;
      if (inside?.chatbot) inside.chatbot(command, ...args);
      else inside?.location.reload();
    },
    [frame],
  );
  const shown = useRef({ saves, state, theme });
  useEffect(() => {
    const before = shown.current;
    shown.current = { saves, state, theme };
    if (before.theme !== theme) tell("setTheme", theme);
    // The widget fetches its settings anew when its language is set, even to the same one.
    if (before.saves !== saves || before.state !== state) tell("setLocale", i18n.language);
  }, [saves, state, theme, i18n.language, tell]);
  return tell;
}
