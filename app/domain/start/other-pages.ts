import { isSameSite } from "#app/domain/web/same-site.ts";

/** How the other pages of a site are found. */
export interface OtherPages {
  type: "crawl";
  url: string;
  limit: number;
  /** The first page is a source of its own, so that the bot knows it at once. */
  withoutStart: true;
}

/** The pages beside the first one, up to so many in all; null when only that one is wanted, or it leads to no other. */
export function otherPagesOf(
  page: { url: string; links: readonly string[] },
  limit: number,
): OtherPages | null {
  const { url } = page;
  const leadsOn = page.links.some((link) => link !== url && isSameSite(url, link));
  return limit > 1 && leadsOn ? { type: "crawl", url, limit, withoutStart: true } : null;
}
