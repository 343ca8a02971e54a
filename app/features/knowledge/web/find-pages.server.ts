import { isWanted } from "#app/domain/web/page-patterns.ts";
import { isSameSite } from "#app/domain/web/same-site.ts";
import { createVariantCounter, isTrapAddress, MOST_DEPTH } from "#app/domain/web/traps.ts";
import type { Page } from "./site-pages.server.ts";
import type { SiteRun } from "./site-run.server.ts";
import { readSitemap } from "./read-sitemap.server.ts";
import { isPrivateAddress } from "./web-fetch.server.ts";

/** Endings of what is never a page; nothing is asked for it. */
const NOT_PAGES =
  /\.(jpe?g|png|gif|webp|avif|svg|ico|css|js|mjs|json|xml|rss|atom|zip|gz|tgz|rar|7z|exe|dmg|apk|mp[34]|m4a|mov|avi|webm|ogg|wav|woff2?|ttf|eot|docx?|xlsx?|pptx?|csv|ics)$/i;

/** The pages of the site are known as far as they can be before one is read; those of a sitemap that are no longer in it are gone. */
export async function findPages(run: SiteRun): Promise<void> {
  const { input, pages, source } = run;
  if (source.type !== "sitemap") {
    await pages.add([input.url], 0);
    return;
  }
  const { addresses, isComplete } = await readSitemap(run.visitor, input.url);
  await addFound(run, addresses, 0);
  if (!isComplete) return;
  const listed = new Set(addresses);
  for (const page of pages.all)
    if (page.status === "waiting" && !listed.has(page.url)) await leave(run, page);
}

async function leave(run: SiteRun, page: Page): Promise<void> {
  await run.pages.change(page, {
    status: "gone",
    errorCode: "NOT_LISTED",
    readAt: new Date(),
    revisionId: null,
    contentHash: "",
    passageCount: 0,
  });
}

/** New pages out of addresses that somebody listed; what does not belong to the site is shown as left out. */
export async function addFound(run: SiteRun, addresses: readonly string[], depth: number): Promise<Page[]> {
  const { input, pages } = run;
  const isPrivate = (url: string) => isPrivateAddress(new URL(url));
  const isTheirs = (url: string) => !isSameSite(input.url, url);
  const [hidden, open] = split(addresses, isPrivate);
  const [elsewhere, here] = split(open, isTheirs);
  await pages.leaveOut(hidden, "ADDRESS_REFUSED");
  if (run.source.type === "sitemap") await pages.leaveOut(elsewhere, "OTHER_SITE");
  const wanted = here.filter((url) => isWanted(url, input) && !NOT_PAGES.test(new URL(url).pathname));
  return pages.add(wanted, depth);
}

function split<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

/** Follows the links of a crawl: `follow` gives the new pages that a page leads to, endless lists left out. */
export function createFollower(run: SiteRun): (page: Page, links: readonly string[]) => Promise<Page[]> {
  const isOneTooMany = createVariantCounter();
  for (const { url } of run.pages.all) isOneTooMany(url);
  return async (page, links) => {
    if (run.source.type !== "crawl") return [];
    const fresh = links.filter((url) => !run.pages.find(url));
    const [endless, open] = split(fresh, (url) => isTrapAddress(url));
    const mine = endless.filter((url) => isSameSite(run.input.url, url) && isWanted(url, run.input));
    const isDeep = page.depth >= MOST_DEPTH;
    const [deep, near] = split(
      open,
      (url) => isSameSite(run.input.url, url) && (isDeep || isOneTooMany(url)),
    );
    await run.pages.leaveOut([...mine, ...deep], "TRAP");
    return addFound(run, near, page.depth + 1);
  };
}
