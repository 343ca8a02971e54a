import { useCallback, useState } from "react";
import { usePolled } from "#app/ui/use-polled.ts";
import type { SourcePage } from "./list-sources.server.ts";

const isBusy = (page: SourcePage) =>
  page.items.some(({ status }) => status === "queued" || status === "reading");

/** The page of sources, asked for again while one of them is read. `onRead` is called when the last one is done. */
export function useLiveSources(loaded: SourcePage, address: string, onRead: () => void): SourcePage {
  const [live, setLive] = useState({ loaded, page: loaded });
  const page = live.loaded === loaded ? live.page : loaded;
  const hear = useCallback(
    (next: SourcePage) => {
      setLive({ loaded, page: next });
      if (!isBusy(next)) onRead();
    },
    [loaded, onRead],
  );
  usePolled(address, isBusy(page), hear);
  return page;
}
