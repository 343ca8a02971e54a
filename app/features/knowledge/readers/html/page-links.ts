import { normalizeAddress } from "#app/domain/web/normalize-address.ts";
import type { DomNode } from "./dom.ts";

/** A page with more links is a list made by a program. */
const MOST_LINKS = 5_000;

/** Where the page leads, in its order and each address once; links marked `nofollow` do not count. */
export function linksOf(document: DomNode, pageUrl: string): string[] {
  const base = baseOf(document, pageUrl);
  const links = new Set<string>();
  for (const element of document.querySelectorAll("a[href],area[href]")) {
    if (/\bnofollow\b/i.test(element.getAttribute("rel") ?? "")) continue;
    const address = normalizeAddress(element.getAttribute("href") ?? "", base);
    if (address) links.add(address);
    if (links.size >= MOST_LINKS) break;
  }
  return [...links];
}

/** The address that the page gives as its own. */
export function canonicalOf(document: DomNode, pageUrl: string): string | null {
  const href = document.querySelector("link[rel=canonical]")?.getAttribute("href");
  return href ? normalizeAddress(href, baseOf(document, pageUrl)) : null;
}

function baseOf(document: DomNode, pageUrl: string): string {
  const href = document.querySelector("base[href]")?.getAttribute("href");
  return href && URL.canParse(href, pageUrl) ? new URL(href, pageUrl).href : pageUrl;
}
