import { useState } from "react";
import { useIsBrowser } from "./use-is-browser.ts";

/**
 * For a frame that keeps what happens in it: its address as it was when the browser first knew the person's colours. The document
 * as it is sent names none.
 */
export function useFirstAddress(address: string): { src?: string } {
  const isBrowser = useIsBrowser();
  const [first, setFirst] = useState<string | null>(null);
  if (isBrowser && first === null) setFirst(address);
  return first === null ? {} : { src: first };
}
