import { useCallback, useEffect, useState } from "react";
import { usePolled } from "#app/ui/use-polled.ts";
import type { Sites } from "./list-sites.server.ts";

export const LISTEN_SECONDS = 60;
const EVERY_MS = 1_000;
/** A page that was opened a moment before counts too. */
const GRACE_MS = 10_000;

type Listening = "idle" | "listening" | "seen" | "refused" | "nothing";

function heardOf(origin: string, sites: Sites, since: number): "seen" | "refused" | null {
  const isNew = (at: string) => Date.parse(at) > since;
  if (sites.seen.some((site) => site.origin === origin && isNew(site.seenAt))) return "seen";
  return sites.refused.some((site) => site.origin === origin && isNew(site.refusedAt)) ? "refused" : null;
}

/** Asks every second whether the widget of that site has called, until it has or the time is over. `left` is in seconds. */
export function useListening(origin: string, sitesAddress: string) {
  const [state, setState] = useState<Listening>("idle");
  const [since, setSince] = useState(0);
  const [left, setLeft] = useState(LISTEN_SECONDS);
  const isListening = state === "listening";
  const hear = useCallback(
    (sites: Sites) => {
      const heard = heardOf(origin, sites, since - GRACE_MS);
      if (heard) setState(heard);
    },
    [origin, since],
  );
  usePolled(sitesAddress, isListening, hear);
  useEffect(() => {
    if (!isListening) return;
    const timer = setInterval(() => {
      const now = LISTEN_SECONDS - Math.round((Date.now() - since) / 1_000);
      setLeft(Math.max(0, now));
      if (now <= 0) setState((known) => (known === "listening" ? "nothing" : known));
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [isListening, since]);
  const start = () => {
    setSince(Date.now());
    setLeft(LISTEN_SECONDS);
    setState("listening");
  };
  return { state, left, start };
}
