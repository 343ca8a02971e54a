import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface ForeignSite {
  origin: string;
  /** A page with the snippet of that bot, under the strictest policy that the widget is made for. */
  page(botId: string, attributes?: string): string;
  /** Any page under that policy, with the headers that are named; frames of the product are allowed. */
  write(path: string, body: string, headers?: Record<string, string>): string;
  close(): Promise<void>;
}

interface Written {
  body: string;
  headers: Record<string, string>;
}

/** A web site on another origin than the product's, whose policy allows the product's scripts and calls and nothing else. */
export async function startForeignSite(product: string): Promise<ForeignSite> {
  const written = new Map<string, Written>();
  const policy = (own = "") =>
    `default-src 'none'; script-src ${product}${own}; connect-src ${product}; img-src ${product}; frame-src ${product}`;
  const server = createServer((request, response) => {
    if (request.url === "/favicon.ico") return void response.writeHead(204).end();
    const url = new URL(request.url ?? "/", "http://site.example");
    const page = written.get(url.pathname);
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      // A written page has a script of its own, which its policy names.
      "content-security-policy": policy(page ? " 'nonce-own'" : ""),
      ...page?.headers,
    });
    const bot = url.searchParams.get("bot") ?? "";
    const attributes = url.searchParams.get("attributes") ?? "";
    const snippet = `<script src="${product}/widget.js" data-bot="${bot}" ${attributes} async></script>`;
    response.end(`<!doctype html><html lang="en"><head><title>A shop</title></head><body><main><h1>Our shop</h1><p>Fresh bread every day.</p></main>
${page?.body ?? snippet}</body></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    page: (botId, attributes = "") => `${origin}/?bot=${botId}&attributes=${encodeURIComponent(attributes)}`,
    write(path, body, headers = {}) {
      written.set(path, { body, headers });
      return origin + path;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
