import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface ForeignSite {
  origin: string;
  /** A page with the snippet of that bot, under the strictest policy that the widget is made for. */
  page(botId: string, attributes?: string): string;
  close(): Promise<void>;
}

/** A web site on another origin than the product's, whose policy allows the product's scripts and calls and nothing else. */
export async function startForeignSite(product: string): Promise<ForeignSite> {
  const server = createServer((request, response) => {
    if (request.url === "/favicon.ico") return void response.writeHead(204).end();
    const url = new URL(request.url ?? "/", "http://site.example");
    const bot = url.searchParams.get("bot") ?? "";
    const attributes = url.searchParams.get("attributes") ?? "";
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `default-src 'none'; script-src ${product}; connect-src ${product}`,
    });
    response.end(`<!doctype html><html lang="en"><head><title>A shop</title></head><body><main><h1>Our shop</h1><p>Fresh bread every day.</p></main>
<script src="${product}/widget.js" data-bot="${bot}" ${attributes} async></script></body></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    page: (botId, attributes = "") => `${origin}/?bot=${botId}&attributes=${encodeURIComponent(attributes)}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
