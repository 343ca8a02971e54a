import { useCallback, useEffect, useRef, type RefObject } from "react";
import { useFirstAddress } from "#app/ui/use-first-address.ts";
import { useDraft } from "./draft-provider.tsx";

/** The widget's own commands, in the page of the frame, which is ours. */
interface WidgetWindow extends Window {
  chatbot?: (command: string, ...args: unknown[]) => unknown;
}

interface PreviewLook {
  theme: "light" | "dark";
  language: string;
}

/** Keeps the widget in the frame like the draft and the look; answers what gives it commands. */
export function usePreviewWidget(frame: RefObject<HTMLIFrameElement>, page: string, look: PreviewLook) {
  const { saves, state } = useDraft();
  const { theme, language } = look;
  const address = `${page}?theme=${theme}&lang=${language}`;
  const now = useRef(address);
  useEffect(() => {
    now.current = address;
  }, [address]);
  const startAnew = useCallback(() => frame.current?.contentWindow?.location.replace(now.current), [frame]);
  const tell = useCallback(
    (command: string, ...args: unknown[]) => {
      const inside = frame.current?.contentWindow as WidgetWindow | null | undefined;
      if (inside?.chatbot) return inside.chatbot(command, ...args);
      return startAnew();
    },
    [frame, startAnew],
  );
  const shown = useRef({ saves, state, theme, language });
  useEffect(() => {
    const before = shown.current;
    shown.current = { saves, state, theme, language };
    if (before.theme !== theme) tell("setTheme", theme);
    // The widget fetches its settings anew when its language is set, even to the same one.
    if (before.saves !== saves || before.state !== state || before.language !== language)
      void withFocusKept(frame.current, () => tell("setLocale", language));
  }, [frame, saves, state, theme, language, tell]);
  return { tell, startAnew, startAddress: useFirstAddress(address) };
}

const composerIn = (frame: HTMLIFrameElement | null) =>
  frame?.contentDocument?.querySelector("chat-bot")?.shadowRoot?.querySelector("textarea");

/** The widget is built anew with what was typed; whoever was typing goes on typing, at the same letter. */
async function withFocusKept(frame: HTMLIFrameElement | null, build: () => unknown): Promise<void> {
  const before = composerIn(frame);
  const isTyping = document.activeElement === frame && (before?.matches(":focus") ?? false);
  await build();
  const after = composerIn(frame);
  if (!before || !after || !isTyping || before === after) return;
  after.focus();
  after.setSelectionRange(before.selectionStart, before.selectionEnd);
}
