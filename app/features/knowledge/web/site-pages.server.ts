import { createHash } from "node:crypto";
import { insertPassages, type PassageRow } from "#app/features/knowledge/insert-passages.server.ts";
import type { Prisma, SourcePage } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { createId } from "#app/shared/ids.ts";

const ROWS_AT_ONCE = 200;
/** Addresses that a rule left out before anything was asked: so many are shown. */
const MOST_LEFT_OUT = 200;
const LEFT_OUT = new Set(["TRAP", "ADDRESS_REFUSED", "OTHER_SITE"]);

/** A page with what is known of it; the row in memory is the row in the database. */
export type Page = SourcePage;
/** What becomes of a page. */
export type PageChange = Prisma.SourcePageUpdateManyMutationInput & Partial<Page>;

const hashOf = (url: string) => createHash("sha256").update(url).digest("base64url");
const isLeftOut = ({ status, errorCode }: Page) => status === "skipped" && LEFT_OUT.has(errorCode ?? "");

/** The pages of a source, each address once, and never more than the source may have. */
export class SitePages {
  private readonly byUrl = new Map<string, Page>();
  private readonly source: { workspaceId: string; sourceId: string };
  private readonly limit: number;

  constructor(source: { workspaceId: string; sourceId: string }, limit: number, rows: Page[]) {
    this.source = source;
    this.limit = limit;
    for (const row of rows) this.byUrl.set(row.url, row);
  }

  get all(): Page[] {
    return [...this.byUrl.values()];
  }

  /** Pages that count: those left out by a rule do not. */
  get count(): number {
    return this.all.filter((page) => !isLeftOut(page)).length;
  }

  find(url: string): Page | undefined {
    return this.byUrl.get(url);
  }

  /** New pages that wait to be read, as far as there is room; those that are known already are not new. */
  async add(urls: readonly string[], depth: number): Promise<Page[]> {
    const room = Math.max(0, this.limit - this.count);
    const fresh = [...new Set(urls)].filter((url) => !this.byUrl.has(url)).slice(0, room);
    return this.insert(fresh.map((url) => ({ url, depth })));
  }

  /** Addresses that a rule leaves out are shown with the reason, the first of them. */
  async leaveOut(urls: readonly string[], errorCode: string): Promise<void> {
    const shown = this.all.filter(isLeftOut).length;
    const fresh = [...new Set(urls)].filter((url) => !this.byUrl.has(url));
    const some = fresh.slice(0, Math.max(0, MOST_LEFT_OUT - shown));
    await this.insert(some.map((url) => ({ url, depth: 0, status: "skipped", errorCode })));
  }

  async change(page: Page, data: PageChange): Promise<void> {
    if (data.url !== undefined && data.url !== page.url) {
      this.byUrl.delete(page.url);
      this.byUrl.set(data.url, page);
      data.urlHash = hashOf(data.url);
    }
    Object.assign(page, data);
    await this.writing(page, data);
  }

  /** The page has its passages and is marked as read, in one write or not at all. */
  async changeWith(page: Page, passages: readonly PassageRow[], data: PageChange): Promise<void> {
    const storing = passages.length > 0 ? [insertPassages(passages)] : [];
    await db.$transaction([...storing, this.writing(page, data)]);
    Object.assign(page, data);
  }

  private writing(page: Page, data: PageChange) {
    return db.sourcePage.updateMany({ where: { workspaceId: this.source.workspaceId, id: page.id }, data });
  }

  private async insert(
    rows: { url: string; depth: number; status?: string; errorCode?: string }[],
  ): Promise<Page[]> {
    const pages = rows.map((row) => newPage({ ...this.source, ...row }));
    for (const page of pages) this.byUrl.set(page.url, page);
    for (let start = 0; start < pages.length; start += ROWS_AT_ONCE)
      await db.sourcePage.createMany({ data: pages.slice(start, start + ROWS_AT_ONCE) });
    return pages;
  }
}

function newPage(
  row: Pick<Page, "workspaceId" | "sourceId" | "url" | "depth"> & { status?: string; errorCode?: string },
): Page {
  return {
    id: createId(),
    urlHash: hashOf(row.url),
    title: "",
    status: "waiting",
    errorCode: null,
    contentHash: "",
    etag: "",
    lastModified: "",
    bytes: 0,
    passageCount: 0,
    revisionId: null,
    foundAt: new Date(),
    readAt: null,
    ...row,
  };
}
