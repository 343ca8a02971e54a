import { directivesOf } from "#app/domain/web/robots-directives.ts";
import { UnreadableSource } from "#app/features/knowledge/readers/unreadable-source.ts";
import { readBody } from "./web-fetch.server.ts";
import type { SiteVisitor, Visit } from "./site-visitor.server.ts";
import { toUtf8 } from "./to-utf8.ts";

const MEGABYTE = 1_048_576;
/** What is read as a page, and how much of it. */
const KINDS: Record<string, { mediaType: string; most: number }> = {
  "text/html": { mediaType: "text/html", most: 5 * MEGABYTE },
  "application/xhtml+xml": { mediaType: "text/html", most: 5 * MEGABYTE },
  "text/plain": { mediaType: "text/plain", most: 5 * MEGABYTE },
  "text/markdown": { mediaType: "text/markdown", most: 5 * MEGABYTE },
  "application/pdf": { mediaType: "application/pdf", most: 25 * MEGABYTE },
};
const ACCEPT =
  "text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.8,application/pdf;q=0.7,*/*;q=0.1";

export interface FetchedPage {
  /** After redirects. */
  url: string;
  mediaType: string;
  content: Uint8Array;
  etag: string;
  lastModified: string;
  noFollow: boolean;
}

/** What is known of a page from its last reading. */
export interface KnownPage {
  url: string;
  etag: string;
  lastModified: string;
}

/** The page, or null when it is as it was. Throws `UnreadableSource` with a code of `page-codes.ts`. */
export function fetchPage(
  visitor: SiteVisitor,
  { url, etag, lastModified }: KnownPage,
  onRedirect: (url: string) => void,
): Promise<FetchedPage | null> {
  const headers: Record<string, string> = { accept: ACCEPT };
  if (etag) headers["if-none-match"] = etag;
  if (lastModified) headers["if-modified-since"] = lastModified;
  return visitor.visit(url, { headers, onRedirect }, async (visit) => {
    try {
      return await readPage(visit);
    } catch (error) {
      await visit.response.body?.cancel().catch(() => {});
      throw error;
    }
  });
}

async function readPage({ response, url }: Visit): Promise<FetchedPage | null> {
  if (response.status === 304) return null;
  const problem = problemOf(response.status);
  if (problem) throw new UnreadableSource(problem);
  const type = response.headers.get("content-type") ?? "";
  const { mediaType, most } = kindOf(type, url);
  const bytes = await readBody(response, most);
  const content = mediaType === "application/pdf" ? bytes : toUtf8(bytes, type);
  const said = mediaType === "text/html" ? new TextDecoder().decode(content.subarray(0, 200_000)) : "";
  const { noIndex, noFollow } = directivesOf(said, response.headers.get("x-robots-tag"));
  if (noIndex) throw new UnreadableSource("NO_INDEX");
  return {
    url,
    mediaType,
    content,
    etag: shortHeader(response, "etag"),
    lastModified: shortHeader(response, "last-modified"),
    noFollow,
  };
}

function problemOf(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status === 404 || status === 410) return "PAGE_GONE";
  return status === 401 || status === 403 || status === 451 ? "ACCESS_DENIED" : "SITE_ERROR";
}

/** By what the site says, and for a plain text by the ending too. Throws `UnreadableSource`: NOT_TEXT. */
function kindOf(contentType: string, url: string): { mediaType: string; most: number } {
  const said = contentType.split(";")[0]?.trim().toLowerCase() || "text/html";
  const ending = /\.(md|markdown|pdf)$/i.exec(new URL(url).pathname)?.[1]?.toLowerCase();
  const isVague = said === "text/plain" || said === "application/octet-stream";
  const meant = isVague && ending ? (ending === "pdf" ? "application/pdf" : "text/markdown") : said;
  const kind = Object.hasOwn(KINDS, meant) ? KINDS[meant] : undefined;
  if (!kind) throw new UnreadableSource("NOT_TEXT");
  return kind;
}

function shortHeader(response: Response, name: string): string {
  const value = response.headers.get(name) ?? "";
  return value.length > 300 ? "" : value;
}
