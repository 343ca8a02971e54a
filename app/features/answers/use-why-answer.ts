import { useEffect, useState } from "react";
import type { WhyAnswer } from "./why-answer.ts";

/** Null while it is fetched; `failed` when the server has nothing about the answer or cannot be reached. */
export type WhyState = WhyAnswer | "failed" | null;

async function fetchWhy(address: string, signal: AbortSignal): Promise<WhyState> {
  try {
    const response = await fetch(address, { headers: { accept: "application/json" }, signal });
    return response.ok ? ((await response.json()) as WhyAnswer) : "failed";
  } catch {
    return "failed";
  }
}

/** Why the answer at this address is what it is; a plain fetch, because a cut line must not replace the page by an error. */
export function useWhyAnswer(address: string): WhyState {
  const [fetched, setFetched] = useState<{ address: string; why: WhyState } | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    void fetchWhy(address, controller.signal).then((why) => {
      if (!controller.signal.aborted) setFetched({ address, why });
    });
    return () => controller.abort();
  }, [address]);
  return fetched?.address === address ? fetched.why : null;
}
