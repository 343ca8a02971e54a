import { useEffect, useState } from "react";
import type { Place } from "./place.ts";

const WAIT_MS = 120;

interface Found {
  /** What these places were found for. */
  text: string;
  places: readonly Place[];
  hasFailed: boolean;
}
const NOTHING: Found = { text: "", places: [], hasFailed: false };

/** What the server finds for a text, asked a moment after the last letter; an answer to an older text is not listened to. */
export function useFoundPlaces(address: string, text: string): Found & { isSearching: boolean } {
  const [found, setFound] = useState(NOTHING);
  useEffect(() => {
    if (text === "") return;
    const leaving = new AbortController();
    const timer = setTimeout(() => {
      fetch(`${address}?q=${encodeURIComponent(text)}`, {
        signal: leaving.signal,
        redirect: "manual",
        headers: { accept: "application/json" },
      })
        .then(async (response) => {
          if (!response.ok) throw new Error("refused");
          const { places } = (await response.json()) as { places: Place[] };
          if (!leaving.signal.aborted) setFound({ text, places, hasFailed: false });
        })
        .catch(() => {
          if (!leaving.signal.aborted) setFound({ text, places: [], hasFailed: true });
        });
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [address, text]);
  if (text === "") return { ...NOTHING, isSearching: false };
  return { ...found, isSearching: found.text !== text };
}
