import { useEffect, useRef, type ReactNode } from "react";
import { Notice } from "./notice.tsx";

/**
 * What a press has done, where its button is gone then or stands far below: takes the focus when it appears, so that it is seen
 * and read, and the keyboard goes on from there. `key` it by what was done.
 */
export function DoneNotice({ tone = "good", children }: { tone?: "good" | "info"; children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <div ref={ref} tabIndex={-1}>
      <Notice tone={tone} isLive>
        {children}
      </Notice>
    </div>
  );
}
