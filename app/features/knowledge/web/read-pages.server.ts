import { outcomeOf } from "#app/domain/web/page-codes.ts";
import { UnreadableSource } from "#app/features/knowledge/readers/unreadable-source.ts";
import { db } from "#app/platform/db.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { createFollower } from "./find-pages.server.ts";
import { createPageReader } from "./read-page.server.ts";
import type { Page } from "./site-pages.server.ts";
import type { SiteRun } from "./site-run.server.ts";
import { isOwnHost } from "./web-fetch.server.ts";

/** Pages of one site at once: a spared host is asked one by one anyway, so the second one only fills the pauses. */
const WORKERS = 2;
const OWN_HOST_WORKERS = 4;
/** A site that fails so often in a row is down; the rest of its pages is not asked for. */
const MOST_FAILURES = 10;
const LONGEST_READING_MS = 3 * 3_600_000;
const PROGRESS_EVERY_MS = 400;

const DOWN = new Set(["SITE_ERROR", "TIMED_OUT", "UNREACHABLE"]);
const isWaiting = ({ status }: Page) => status === "waiting";
const isRead = ({ status }: Page) => status === "ready" || status === "unchanged";

/** Every page that was found, and every page that these lead to, has been read or has the reason why not. */
export async function readPages(run: SiteRun): Promise<void> {
  const reading = new PagesReading(run);
  await reading.drain();
  // A page that was left out as the double of another one is read when that one has turned out to be gone.
  reading.queue.push(...orphanedDoubles(run));
  await reading.drain();
  await reading.tell(true);
}

function orphanedDoubles(run: SiteRun): Page[] {
  const { all } = run.pages;
  const kept = new Set(all.filter(({ revisionId }) => revisionId !== null).map((page) => page.contentHash));
  const orphans = new Map<string, Page>();
  for (const page of all)
    if (page.errorCode === "DUPLICATE" && page.contentHash !== "" && !kept.has(page.contentHash))
      orphans.set(page.contentHash, page);
  return [...orphans.values()];
}

class PagesReading {
  readonly queue: Page[];
  private readonly run: SiteRun;
  private readonly readPage: ReturnType<typeof createPageReader>;
  private readonly follow: ReturnType<typeof createFollower>;
  private failures = 0;
  private toldAt = 0;

  constructor(run: SiteRun) {
    this.run = run;
    this.readPage = createPageReader(run);
    this.follow = createFollower(run);
    const waiting = run.pages.all.filter(isWaiting);
    const isKnown = ({ revisionId }: Page) => revisionId !== null;
    this.queue = [...waiting.filter(isKnown), ...waiting.filter((page) => !isKnown(page))];
  }

  async drain(): Promise<void> {
    const workers = isOwnHost(new URL(this.run.input.url)) ? OWN_HOST_WORKERS : WORKERS;
    const active = new Set<Promise<void>>();
    try {
      while (this.queue.length > 0 || active.size > 0) {
        for (let page = this.next(active.size < workers); page; page = this.next(active.size < workers)) {
          const work: Promise<void> = this.readOne(page).finally(() => active.delete(work));
          active.add(work);
        }
        await Promise.race(active);
      }
    } finally {
      await Promise.allSettled(active);
    }
  }

  /** Who waits for the reading sees how far it is: at most every 400 ms. */
  async tell(isLast = false): Promise<void> {
    if (!isLast && Date.now() - this.toldAt < PROGRESS_EVERY_MS) return;
    this.toldAt = Date.now();
    const { source, pages } = this.run;
    const { all } = pages;
    const done = all.filter((page) => !isWaiting(page)).length;
    const { count } = await db.source.updateMany({
      where: { workspaceId: source.workspaceId, id: source.id, deletedAt: null },
      data: { pagesDone: done, pagesFound: all.length, progress: 0.95 * (done / Math.max(1, all.length)) },
    });
    // Deleted while it is read: nobody waits for the rest.
    if (count === 0) this.queue.length = 0;
  }

  private next(isFree: boolean): Page | undefined {
    return isFree ? this.queue.shift() : undefined;
  }

  private async readOne(page: Page): Promise<void> {
    this.run.signal?.throwIfAborted();
    const stopped = this.reasonToStop();
    if (stopped) await this.fail(page, stopped);
    else await this.tryOne(page);
    await this.tell();
  }

  private async tryOne(page: Page): Promise<void> {
    try {
      const links = await this.readPage(page);
      this.failures = 0;
      this.queue.push(...(await this.follow(page, links)));
    } catch (error) {
      this.run.signal?.throwIfAborted();
      if (!(error instanceof UnreadableSource)) logger.error({ err: error }, "page could not be read");
      const code = error instanceof UnreadableSource ? error.code : "UNREADABLE";
      this.failures = DOWN.has(code) ? this.failures + 1 : 0;
      await this.fail(page, code);
    }
  }

  private reasonToStop(): string | null {
    if (Date.now() - this.run.startedAt.getTime() > LONGEST_READING_MS) return "TIME_UP";
    return this.failures >= MOST_FAILURES ? "SITE_ERROR" : null;
  }

  /** What was known of a page stays when it only failed this time. */
  private async fail(page: Page, code: string): Promise<void> {
    const isKnown = page.revisionId !== null;
    const outcome = outcomeOf(code);
    const status = outcome === "gone" && !isKnown ? "failed" : outcome;
    const forgotten = { revisionId: null, passageCount: 0, contentHash: "", etag: "", lastModified: "" };
    await this.run.pages.change(page, {
      status,
      errorCode: code,
      readAt: new Date(),
      ...(status === "failed" && isKnown ? {} : forgotten),
    });
  }
}

/** Why no page at all could be read, or null when one was. */
export function problemOfAll(run: SiteRun): string | null {
  const { all } = run.pages;
  if (all.some(isRead)) return null;
  return all.find(({ errorCode }) => errorCode !== null)?.errorCode ?? "NO_TEXT";
}
