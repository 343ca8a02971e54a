import type { PageAbout } from "#app/domain/web/page-about.ts";
import { clean, textOf, type DomNode } from "./dom.ts";

const LONGEST = 500;

/** What the page says of itself in its head. */
export function aboutOf(document: DomNode): PageAbout {
  const attribute = (selector: string, name = "content") =>
    clean(document.querySelector(selector)?.getAttribute(name) ?? "").slice(0, LONGEST);
  return {
    title: textOf(document.querySelector("title")).slice(0, LONGEST),
    siteName: attribute('meta[property="og:site_name"]') || attribute('meta[name="application-name"]'),
    description: attribute('meta[name="description"]') || attribute('meta[property="og:description"]'),
    language: /^[a-z]{2}(?![a-z])/.exec(attribute("html", "lang").toLowerCase())?.[0] ?? "",
    colour: attribute('meta[name="theme-color"]'),
  };
}
