import type { Extras } from "./panel-context.ts";

/** Address of what is fetched later, beside this file; put in by the build. */
declare const EXTRAS_FILE: string;

let tries = 0;

/** Fetches what is not needed before the first answer. */
export function fetchExtras(): Promise<Extras> {
  const address = `${EXTRAS_FILE}?${tries}`;
  return (import(address) as Promise<Extras>).catch((error: unknown) => {
    // Browsers remember a module that failed: the next try has another address.
    tries++;
    throw error;
  });
}
