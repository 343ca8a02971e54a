import { useCallback, useState } from "react";
import { usePolled } from "./use-polled.ts";

/**
 * The newest run of something that takes a while, asked for again while one is on its way or `isWaiting` says that one is to come.
 * `onEnd` is called when a run that was seen has ended.
 */
export function useRun<T extends { state: string }>(
  loaded: T | null,
  address: string,
  { isWaiting = false, onEnd }: { isWaiting?: boolean; onEnd?: () => void } = {},
): T | null {
  const [live, setLive] = useState({ loaded, run: loaded });
  const run = live.loaded === loaded ? live.run : loaded;
  const hear = useCallback(
    (next: T | null) => {
      setLive({ loaded, run: next });
      if (next?.state !== "running") onEnd?.();
    },
    [loaded, onEnd],
  );
  usePolled(address, isWaiting || run?.state === "running", hear);
  return run;
}
