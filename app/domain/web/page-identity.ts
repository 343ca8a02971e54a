import { isSameSite } from "./same-site.ts";

const bare = (path: string) => path.replace(/\/+$/, "").toLowerCase();

/**
 * The address under which a page is kept: the one it gives as its own, if that is the same path and differs only in query, scheme
 * or a slash at the end; else where it was found. Many sites name their first page as the canonical one of all.
 */
export function identityOf(found: string, canonical: string | undefined): string {
  if (canonical === undefined || !isSameSite(found, canonical)) return found;
  return bare(new URL(found).pathname) === bare(new URL(canonical).pathname) ? canonical : found;
}
