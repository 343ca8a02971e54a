import { createHash } from "node:crypto";
import { chunkOptionsOf } from "#app/domain/bot/passage-length.ts";
import { identityOf } from "#app/domain/web/page-identity.ts";
import { cutIntoPassages } from "#app/features/knowledge/cut-into-passages.server.ts";
import { insertPassages, rowsAtOnce } from "#app/features/knowledge/insert-passages.server.ts";
import { readDocument, type ReadDocument } from "#app/features/knowledge/readers/read-document.server.ts";
import { UnreadableSource } from "#app/features/knowledge/readers/unreadable-source.ts";
import { passageRows } from "#app/features/knowledge/store-revision.server.ts";
import { inBackground } from "#app/platform/background-steps.server.ts";
import { titleOfAddress } from "#app/domain/web/normalize-address.ts";
import { fetchPage, type FetchedPage } from "./fetch-page.server.ts";
import type { Page, PageChange } from "./site-pages.server.ts";
import type { SiteRun } from "./site-run.server.ts";

/**
 * Reads one page of the run after the other: its passages stand in the new revision, or it is marked as unchanged and those of the
 * last reading will be copied. Gives the links to follow. Throws `UnreadableSource` with the page's code.
 */
export function createPageReader(run: SiteRun): (page: Page) => Promise<readonly string[]> {
  /** Which page holds a content; two pages with the same one count once. */
  const holders = new Map<string, Page>();
  for (const page of run.pages.all)
    if (page.revisionId && page.contentHash) holders.set(page.contentHash, page);

  return async (page) => {
    const asked = run.isSameCut ? page : { ...page, etag: "", lastModified: "" };
    const fetched = await fetchPage(run.visitor, asked, (url) => refuseDouble(run, url));
    if (fetched === null) {
      await keep(run, page, {});
      return [];
    }
    const document = await readPage(run, fetched);
    await moveToOwnAddress(run, page, fetched, document);
    const links = fetched.noFollow ? [] : (document.links ?? []);
    const contentHash = isOnlyTheWay(run, page) ? "" : hashOf(document);
    const holder = holders.get(contentHash);
    if (isDouble(page, contentHash, holder)) {
      await leaveDouble(run, page, contentHash);
      return links;
    }
    const isSame = page.revisionId !== null && page.contentHash === contentHash;
    // From now on, though its passages are still on their way: another page may come with the same content meanwhile.
    holders.set(contentHash, page);
    page.contentHash = contentHash;
    const seen = {
      etag: fetched.etag,
      lastModified: fetched.lastModified,
      bytes: fetched.content.byteLength,
    };
    if (isSame && run.isSameCut) await keep(run, page, seen);
    else
      await store(run, page, document, {
        ...seen,
        contentHash,
        title: titleOf(page, document).slice(0, 300),
        status: isSame ? "unchanged" : "ready",
        errorCode: null,
        revisionId: run.place.revisionId,
        readAt: new Date(),
      });
    return links;
  };
}

/** Where a crawl begins whose first page is a source of its own: it only leads to the others. */
const isOnlyTheWay = ({ input }: SiteRun, { depth }: Page): boolean =>
  input.withoutStart === true && depth === 0;

/** Another page holds this content, or it counts for none. */
const isDouble = (page: Page, hash: string, holder: Page | undefined): boolean =>
  hash === "" || (holder !== undefined && holder !== page && holder.contentHash === hash);

const titleOf = (page: Page, { title }: ReadDocument): string => title || titleOfAddress(page.url);

function hashOf({ title, blocks }: ReadDocument): string {
  return createHash("sha256")
    .update(JSON.stringify([title, blocks]))
    .digest("base64url");
}

async function readPage(run: SiteRun, { mediaType, content, url }: FetchedPage): Promise<ReadDocument> {
  const { workspaceId } = run.source;
  const document = await readDocument(mediaType, content, { pageUrl: url, workspaceId });
  if (!document.blocks.some(({ text }) => text.trim() !== "")) throw new UnreadableSource("NO_TEXT");
  return document;
}

/** Of two addresses that lead to one page the one that is known counts. */
function refuseDouble(run: SiteRun, url: string): void {
  const known = run.source.type === "url" ? undefined : run.pages.find(url);
  if (known && known.status !== "skipped") throw new UnreadableSource("DUPLICATE");
}

/** A page of a site is kept under the address that it ends at; when that one is known already, it is a double. */
async function moveToOwnAddress(
  run: SiteRun,
  page: Page,
  fetched: FetchedPage,
  document: ReadDocument,
): Promise<void> {
  if (run.source.type === "url") return;
  const url = identityOf(fetched.url, document.canonical);
  if (url === page.url) return;
  refuseDouble(run, url);
  if (!run.pages.find(url)) await run.pages.change(page, { url });
}

async function keep(run: SiteRun, page: Page, seen: Partial<Page>): Promise<void> {
  await run.pages.change(page, { ...seen, status: "unchanged", errorCode: null, readAt: new Date() });
}

async function leaveDouble(run: SiteRun, page: Page, contentHash: string): Promise<void> {
  await run.pages.change(page, {
    status: "skipped",
    errorCode: "DUPLICATE",
    contentHash,
    revisionId: null,
    passageCount: 0,
    readAt: new Date(),
  });
}

/** The passages of the page stand in the new revision, numbered from 0 until `orderByPage`, and the page is what `seen` says. */
async function store(run: SiteRun, page: Page, document: ReadDocument, seen: PageChange): Promise<void> {
  const title = titleOf(page, document);
  const { blocks } = document;
  const passages = await cutIntoPassages(
    { title, content: blocks, url: page.url },
    chunkOptionsOf(run.length),
  );
  const rows = await passageRows(run.place, passages, 0);
  let start = 0;
  for (let size = rowsAtOnce(); start + size < rows.length; size = rowsAtOnce()) {
    const some = rows.slice(start, start + size);
    start += size;
    await inBackground(() => insertPassages(some));
  }
  const last = rows.slice(start);
  await inBackground(() => run.pages.changeWith(page, last, { ...seen, passageCount: passages.length }));
}
