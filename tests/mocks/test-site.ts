import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";

/** A site of its own with everything that a crawler meets; what it answers can be changed while it runs. */
export interface TestSite {
  url: string;
  /** `127.0.0.1:<port>`, as `ALLOWED_PRIVATE_HOSTS` wants it. */
  host: string;
  /** Pages by path: the inside of their body. A page that is deleted answers 404. */
  pages: Map<string, string>;
  /** What other paths answer instead of a page. */
  answers: Map<string, (request: IncomingMessage, response: ServerResponse) => void>;
  /** Addresses in the sitemap; the first 300 in a plain part, the others in a packed one. */
  listed: string[];
  robots: string;
  /** Paths that were asked for, in order. */
  requests: string[];
  /** Milliseconds before a page is answered. */
  delayMs: number;
  close(): Promise<void>;
}

const LOREM =
  "Our bakery works with flour from the mills of the valley, and every loaf rests for a night before it meets the oven.";

/** The inside of a page about something that is asked for by its number. */
export const bodyOf = (number: number): string =>
  `<main><h1>Loaf ${number}</h1><p>Loaf number ${number} costs ${number} cents and is called Brot${number}x. ${LOREM}</p></main>`;

export const redirectTo =
  (location: string, status = 302) =>
  (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, { location }).end();
  };

export async function startTestSite(pageCount: number): Promise<TestSite> {
  const server = createServer((request, response) => void answer(site, request, response));
  const { port } = await listen(server);
  const url = `http://127.0.0.1:${port}`;
  const numbers = Array.from({ length: pageCount }, (_, index) => index + 1);
  const site: TestSite = {
    url,
    host: `127.0.0.1:${port}`,
    pages: new Map(numbers.map((number) => [`/loaves/${number}`, bodyOf(number)])),
    answers: new Map(),
    listed: numbers.map((number) => `${url}/loaves/${number}`),
    robots: "User-agent: *\nDisallow: /cellar/\n",
    requests: [],
    delayMs: 0,
    close: () => close(server),
  };
  return site;
}

/** A server that nobody may call: `calls` is what arrived nevertheless. */
export async function startForbidden(): Promise<{ url: string; calls: string[]; close(): Promise<void> }> {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    calls.push(request.url ?? "");
    response.end("<p>The secret of the house, which nobody outside may read.</p>");
  });
  server.on("connection", () => calls.push("connection"));
  const { port } = await listen(server);
  return { url: `http://127.0.0.1:${port}`, calls, close: () => close(server) };
}

async function answer(site: TestSite, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? "/";
  site.requests.push(path);
  if (site.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, site.delayMs));
  const special = site.answers.get(path) ?? ownAnswers(site, path);
  if (special) return special(request, response);
  const body = site.pages.get(path);
  if (body === undefined) {
    response.writeHead(404, { "content-type": "text/html" }).end("<p>There is nothing here.</p>");
    return;
  }
  const etag = `"${createHash("sha256").update(body).digest("hex")}"`;
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304, { etag }).end();
    return;
  }
  response
    .writeHead(200, { "content-type": "text/html; charset=utf-8", etag })
    .end(
      `<!doctype html><html><head><title>Bakery ${path}</title></head><body><nav><a href="/">Start</a></nav>${body}</body></html>`,
    );
}

function ownAnswers(site: TestSite, path: string) {
  const xml = (text: string) => (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(200, { "content-type": "application/xml" }).end(text);
  };
  switch (path) {
    case "/robots.txt":
      return (_request: IncomingMessage, response: ServerResponse) =>
        void response.writeHead(200, { "content-type": "text/plain" }).end(site.robots);
    case "/sitemap.xml":
      return xml(
        `<?xml version="1.0"?><sitemapindex><sitemap><loc>${site.url}/sitemap-1.xml</loc></sitemap><sitemap><loc>/sitemap-2.xml.gz</loc></sitemap><sitemap><loc>${site.url}/sitemap.xml</loc></sitemap></sitemapindex>`,
      );
    case "/sitemap-1.xml":
      return xml(urlset(site.listed.slice(0, 300)));
    case "/sitemap-2.xml.gz":
      return (_request: IncomingMessage, response: ServerResponse) =>
        void response
          .writeHead(200, { "content-type": "application/gzip" })
          .end(gzipSync(urlset(site.listed.slice(300))));
    default:
      return undefined;
  }
}

const urlset = (addresses: readonly string[]) =>
  `<?xml version="1.0"?><urlset>${addresses.map((each) => `<url><loc>\n  ${each.replaceAll("&", "&amp;")}</loc><lastmod>2026-01-01</lastmod></url>`).join("\n")}</urlset>`;

function listen(server: Server): Promise<AddressInfo> {
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve(server.address() as AddressInfo)),
  );
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
