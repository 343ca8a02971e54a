import { useEffect, useState } from "react";
import type { SourcePage } from "./list-sources.server.ts";

const EVERY_MS = 1_000;

const isBusy = (page: SourcePage) =>
  page.items.some(({ status }) => status === "queued" || status === "reading");

/**
 * The page of sources, asked for again every second while one of them is read. A plain fetch: a cut line only makes it wait.
 * `onRead` is called when the last one is done.
 */
export function useLiveSources(loaded: SourcePage, address: string, onRead: () => void): SourcePage {
  const [live, setLive] = useState({ loaded, page: loaded });
  const page = live.loaded === loaded ? live.page : loaded;
  const isWaiting = isBusy(page);
  useEffect(() => {
    if (!isWaiting) return;
    const ask = async () => {
      try {
        const response = await fetch(address, {
          redirect: "manual",
          headers: { accept: "application/json" },
        });
        if (!response.ok) return;
        const next = (await response.json()) as SourcePage;
        setLive({ loaded, page: next });
        if (!isBusy(next)) onRead();
      } catch {
        // The line is cut; the next second may bring it back.
      }
    };
    const timer = setInterval(() => void ask(), EVERY_MS);
    return () => clearInterval(timer);
  }, [isWaiting, loaded, address, onRead]);
  return page;
}
