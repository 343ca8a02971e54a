import { useEffect, useState, type RefObject } from "react";

/** An answer of the conversation in the preview. */
export interface PreviewAnswer {
  id: string;
  /** What was asked, as far as it was heard. */
  question: string;
}

interface SaidMessage {
  role?: string;
  text?: string;
  id?: string;
}

/** The answers that the widget in the frame has given since it began, oldest first; none again when it starts over. */
export function usePreviewAnswers(frame: RefObject<HTMLIFrameElement>): PreviewAnswer[] {
  const [answers, setAnswers] = useState<PreviewAnswer[]>([]);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    // Several questions may wait for their answers, which come in the same order.
    let asked: string[] = [];
    const hear = (event: Event) => {
      const { role, text = "", id } = (event as CustomEvent<SaidMessage | null>).detail ?? {};
      if (role === "visitor") asked.push(text);
      else if (role === "bot" && id) {
        const question = asked.shift() ?? "";
        setAnswers((before) => [...before.filter((one) => one.id !== id), { id, question }]);
      }
    };
    const forget = () => {
      asked = [];
      setAnswers([]);
    };
    let inside: Window | null = null;
    const listen = () => {
      inside = element.contentWindow;
      inside?.addEventListener("chatbot:message", hear);
      inside?.addEventListener("chatbot:reset", forget);
    };
    const load = () => {
      forget();
      listen();
    };
    listen();
    element.addEventListener("load", load);
    return () => {
      element.removeEventListener("load", load);
      inside?.removeEventListener("chatbot:message", hear);
      inside?.removeEventListener("chatbot:reset", forget);
    };
  }, [frame]);
  return answers;
}
