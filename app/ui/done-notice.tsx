import { useEffect, useRef, type ReactNode } from "react";
import { Notice } from "./notice.tsx";

interface DoneNoticeProps {
  tone?: "good" | "info";
  answer?: unknown;
  children: ReactNode;
}

/**
 * What a press has done, where its button is gone then or stands far below: takes the focus when it appears, so that it is seen
 * and read, and the keyboard goes on from there. `key` it by what was done; where the same can be done again, it does so for
 * each `answer` of the action.
 */
export function DoneNotice({ tone = "good", answer, children }: DoneNoticeProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // No further than needed: what gets the focus after it may be in view, too.
    ref.current?.scrollIntoView({ block: "nearest" });
    ref.current?.focus();
  }, [answer]);
  return (
    <div ref={ref} tabIndex={-1}>
      <Notice tone={tone} isLive>
        {children}
      </Notice>
    </div>
  );
}
