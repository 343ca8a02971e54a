import { createHash } from "node:crypto";
import { titleOfAddress } from "#app/domain/web/normalize-address.ts";
import { MOST_NAMED_CHANGES, type SourceChanges } from "#app/features/knowledge/source-changes.ts";
import { doneReading, switchRevision } from "#app/features/knowledge/store-revision.server.ts";
import type { SourceRevision } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { copyKeptPassages, orderByPage } from "./copy-kept-passages.server.ts";
import type { Page } from "./site-pages.server.ts";
import { cutMark, formerRevision, type SiteRun } from "./site-run.server.ts";

/**
 * The draft knows the new revision: what was read and, of pages that are unchanged or only failed this time, what was known.
 * When nothing has changed there is none, and the source only remembers that it was looked at.
 */
export async function finishRun(run: SiteRun): Promise<void> {
  const { source, place, pages } = run;
  const { workspaceId, revisionId } = place;
  const former = await formerRevision(source);
  const changes = former ? await compare(run, former) : null;
  const isInIt = (page: Page) => page.revisionId === revisionId;
  if (former && changes && changes.changed + changes.added + changes.gone === 0 && !pages.all.some(isInIt))
    return rememberLook(run, former, changes);
  const kept = pages.all.filter((page) => page.revisionId !== null && !isInIt(page)).map(({ url }) => url);
  if (former) await copyKeptPassages({ from: former, to: place, urls: new Set(kept) });
  await orderByPage(place);
  await switchRevision({
    source,
    revisionId,
    revision: { contentHash: hashOf(run), ...(changes ? { changes: { ...changes } } : {}) },
    sourceData: summaryOf(run),
    along: async (tx) => {
      await tx.sourcePage.updateMany({
        where: { workspaceId, sourceId: source.id, revisionId: { not: null } },
        data: { revisionId },
      });
    },
  });
}

async function rememberLook(run: SiteRun, former: SourceRevision, changes: SourceChanges): Promise<void> {
  const { workspaceId, revisionId } = run.place;
  await db.sourceRevision.deleteMany({ where: { workspaceId, id: revisionId } });
  await db.sourceRevision.updateMany({ where: { workspaceId, id: former.id }, data: { changes } });
  await db.source.updateMany({
    where: { workspaceId, id: run.source.id },
    data: { ...doneReading(), ...summaryOf(run) },
  });
}

/** What the source is, after all its pages. */
function summaryOf({ source, pages, input }: SiteRun) {
  const { all } = pages;
  const [only] = all;
  const isUnnamed = source.type === "url" && source.title === titleOfAddress(input.url);
  const bytes = all.reduce((sum, page) => sum + (page.revisionId === null ? 0 : page.bytes), 0);
  return {
    pagesDone: all.length,
    pagesFound: all.length,
    bytes: Math.min(bytes, 2_147_483_647),
    ...(isUnnamed && only?.title ? { title: only.title.slice(0, 200) } : {}),
  };
}

function hashOf({ length, pages }: SiteRun): string {
  const contents = pages.all.flatMap((page) =>
    page.revisionId === null ? [] : [page.url, page.contentHash],
  );
  return (
    cutMark(length) + createHash("sha256").update(JSON.stringify(contents.toSorted())).digest("base64url")
  );
}

/** The pages of this reading beside those whose passages stand in the one before. */
async function compare({ pages }: SiteRun, former: SourceRevision): Promise<SourceChanges> {
  const { workspaceId, id } = former;
  const before = await db.passage.groupBy({
    by: ["url"],
    where: { workspaceId, revisionId: id },
    _min: { title: true },
  });
  const titles = new Map(before.flatMap(({ url, _min }) => (url ? [[url, _min.title ?? ""] as const] : [])));
  const now = pages.all.filter((page) => page.revisionId !== null);
  const read = now.filter(({ status }) => status === "ready");
  const added = read.filter(({ url }) => !titles.has(url));
  const changed = read.filter(({ url }) => titles.has(url));
  for (const { url } of now) titles.delete(url);
  const gone = [...titles].map(([url, title]) => ({ url, title }));
  const named = (change: "added" | "changed" | "gone", some: readonly { url: string; title: string }[]) =>
    some.map(({ url, title }) => ({ url, title, change }));
  return {
    added: added.length,
    changed: changed.length,
    gone: gone.length,
    unchanged: now.length - read.length,
    items: [...named("changed", changed), ...named("added", added), ...named("gone", gone)].slice(
      0,
      MOST_NAMED_CHANGES,
    ),
  };
}
