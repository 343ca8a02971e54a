import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import type { ReadDocument } from "./document.ts";
import { isTooDeep, textOf, type DomNode } from "./html/dom.ts";
import { aboutOf } from "./html/page-about.ts";
import { canonicalOf, linksOf } from "./html/page-links.ts";
import { PageWalker } from "./html/page-walker.ts";
import { removeBanners, removeUnread } from "./html/remove-unread.ts";

/** A main part that is shorter is not the page's text. Characters. */
const ENOUGH = 200;
/** What is found as the main text must be this share of all that is read, or something that matters is missing. */
const SHARE = 0.4;

/**
 * Title and blocks of an HTML document, in reading order; headings, lists, tables and code stay what they are. With `pageUrl` it is
 * a page of the web: only its main text, with its links and its own address.
 */
export function htmlToBlocks(html: string, pageUrl?: string): ReadDocument {
  const document = parse(html);
  if (pageUrl === undefined) {
    removeUnread(document);
    const body = document.querySelector("main,article") ?? document.querySelector("body");
    return { title: ownTitle(document), blocks: blocksOf(body) };
  }
  const links = linksOf(document, pageUrl);
  const canonical = canonicalOf(document, pageUrl);
  const about = aboutOf(document);
  const title = shortTitle(ownTitle(document), textOf(document.querySelector("h1")));
  removeUnread(document);
  removeBanners(document);
  const blocks = blocksOf(mainOf(document));
  return { title, blocks, links, about, ...(canonical ? { canonical } : {}) };
}

function parse(html: string): DomNode {
  const { document } = parseHTML(/<(html|body)\b/i.test(html) ? html : `<html><body>${html}</body></html>`);
  return document as unknown as DomNode;
}

const ownTitle = (document: DomNode): string =>
  textOf(document.querySelector("title") ?? document.querySelector("h1"));

/** "Opening hours | Bakery" on a page that is headed "Opening hours" is that. */
function shortTitle(title: string, heading: string): string {
  const isHeading = heading !== "" && heading.length < title.length && title.startsWith(heading);
  return isHeading && /^\s+[|·•–—:«»-]/.test(title.slice(heading.length)) ? heading : title;
}

function blocksOf(root: DomNode | null): ReadDocument["blocks"] {
  const walker = new PageWalker();
  if (root) walker.walk(root);
  walker.flush();
  return walker.blocks;
}

/** The part that the page says is its main one, else the one that reads like it, else the whole body. */
function mainOf(document: DomNode): DomNode | null {
  const body = document.querySelector("body");
  const whole = textOf(body).length;
  const isMain = (node: DomNode | null) => {
    const length = textOf(node).length;
    return length >= ENOUGH && length >= whole * SHARE;
  };
  const named = document.querySelector("main,[role=main]") ?? onlyArticle(document);
  if (isMain(named)) return named;
  const found = readable(document);
  return isMain(found) ? found : body;
}

function onlyArticle(document: DomNode): DomNode | null {
  const articles = [...document.querySelectorAll("article")];
  return articles.length === 1 ? (articles[0] ?? null) : null;
}

/** What reads like an article. The finder changes the document it looks at, so it gets one of its own. */
function readable(document: DomNode): DomNode | null {
  if (isTooDeep(document)) return null;
  const copy = parse(document.toString()) as unknown as Document;
  const article = new Readability(copy, { charThreshold: ENOUGH, keepClasses: false }).parse();
  return article?.content ? parse(article.content).querySelector("body") : null;
}
