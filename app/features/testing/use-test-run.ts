import { useEffect, useState } from "react";
import type { TestRunView } from "./test-view.ts";

const EVERY_MS = 1_000;

/**
 * The newest run on the draft, asked for again every second while one is on its way or `isWaiting` says that one is to come. A plain
 * fetch: a cut line only makes it wait. `onEnd` is called when a run that was seen has ended.
 */
export function useTestRun(
  loaded: TestRunView | null,
  address: string,
  { isWaiting = false, onEnd }: { isWaiting?: boolean; onEnd?: () => void } = {},
): TestRunView | null {
  const [live, setLive] = useState({ loaded, run: loaded });
  const run = live.loaded === loaded ? live.run : loaded;
  const isOpen = isWaiting || run?.state === "running";
  useEffect(() => {
    if (!isOpen) return;
    const ask = async () => {
      try {
        const response = await fetch(address, {
          redirect: "manual",
          headers: { accept: "application/json" },
        });
        if (!response.ok) return;
        const next = (await response.json()) as TestRunView | null;
        setLive({ loaded, run: next });
        if (next?.state !== "running") onEnd?.();
      } catch {
        // The line is cut; the next second may bring it back.
      }
    };
    const timer = setInterval(() => void ask(), EVERY_MS);
    return () => clearInterval(timer);
  }, [isOpen, loaded, address, onEnd]);
  return run;
}
