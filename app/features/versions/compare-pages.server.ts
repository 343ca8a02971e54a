import { db } from "#app/platform/db.server.ts";

/** Pages of a site that came, that say something else, and that are gone. */
export interface PageCounts {
  added: number;
  changed: number;
  gone: number;
}

/** Counts the pages that differ between two readings of a source from the web. */
export async function comparePages(input: {
  workspaceId: string;
  before: string;
  after: string;
}): Promise<PageCounts> {
  const [was, is] = await Promise.all([
    pagesOf(input.workspaceId, input.before),
    pagesOf(input.workspaceId, input.after),
  ]);
  const kept = [...is].filter(([url]) => was.has(url));
  return {
    added: is.size - kept.length,
    changed: kept.filter(([url, content]) => was.get(url) !== content).length,
    gone: was.size - kept.length,
  };
}

/** What each page of a reading says, by its address. */
async function pagesOf(workspaceId: string, revisionId: string): Promise<Map<string, string>> {
  const passages = await db.passage.findMany({
    where: { workspaceId, revisionId, url: { not: null } },
    orderBy: { position: "asc" },
    select: { url: true, contentKey: true },
  });
  const pages = new Map<string, string>();
  for (const { url, contentKey } of passages)
    if (url !== null) pages.set(url, `${pages.get(url) ?? ""} ${contentKey}`);
  return pages;
}
