import type { Block } from "#app/domain/chunking/block.ts";
import type { PageAbout } from "#app/domain/web/page-about.ts";
import { readDocument } from "#app/features/knowledge/readers/read-document.server.ts";
import { UnreadableSource } from "#app/features/knowledge/readers/unreadable-source.ts";
import { fetchPage } from "./fetch-page.server.ts";
import { SiteVisitor } from "./site-visitor.server.ts";

/** Somebody sits before the screen and waits for it. */
const LONGEST_MS = 15_000;

export interface FrontPage {
  /** After redirects. */
  url: string;
  title: string;
  about: PageAbout;
  blocks: Block[];
  links: readonly string[];
}

const NOTHING_SAID: PageAbout = { title: "", siteName: "", description: "", language: "", colour: "" };

/** One page of the web as it is now, kept nowhere; asked for as politely as any. Throws `UnreadableSource`. */
export async function readFrontPage(input: { workspaceId: string; url: string }): Promise<FrontPage> {
  const { workspaceId, url } = input;
  const signal = AbortSignal.timeout(LONGEST_MS);
  try {
    const visitor = new SiteVisitor(url, signal);
    const fetched = await fetchPage(visitor, { url, etag: "", lastModified: "" }, () => {});
    if (fetched === null) throw new UnreadableSource("SITE_ERROR");
    const {
      title,
      blocks,
      links = [],
      about,
    } = await readDocument(fetched.mediaType, fetched.content, {
      pageUrl: fetched.url,
      workspaceId,
    });
    if (!blocks.some(({ text }) => text.trim() !== "")) throw new UnreadableSource("NO_TEXT");
    const leads = fetched.noFollow ? [] : links;
    return { url: fetched.url, title, about: about ?? { ...NOTHING_SAID, title }, blocks, links: leads };
  } catch (error) {
    throw signal.aborted ? new UnreadableSource("TIMED_OUT") : error;
  }
}
