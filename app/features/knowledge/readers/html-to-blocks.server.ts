import { parseHTML } from "linkedom";
import type { Block } from "#app/domain/chunking/block.ts";
import { tableRowText } from "#app/domain/chunking/block.ts";

/** What no reader of the page sees, and where instructions to a model would hide. */
const UNREAD =
  "script,style,noscript,template,svg,iframe,object,embed,form,button,select,nav,footer,aside,[hidden],[aria-hidden=true]";
const BREAKS = new Set([
  "P",
  "DIV",
  "SECTION",
  "ARTICLE",
  "MAIN",
  "HEADER",
  "BLOCKQUOTE",
  "DD",
  "DT",
  "FIGCAPTION",
  "ADDRESS",
  "UL",
  "OL",
  "DL",
  "BODY",
]);
const MAX_DEPTH = 200;

interface PageBlocks {
  title: string;
  blocks: Block[];
}

interface DomNode {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  childNodes: Iterable<DomNode>;
  querySelectorAll(selector: string): Iterable<DomNode>;
  getAttribute(name: string): string | null;
  remove(): void;
}

const clean = (text: string) => text.replaceAll(/\s+/g, " ").trim();

/** Title and blocks of an HTML document, in reading order; headings, lists, tables and code stay what they are. */
export function htmlToBlocks(html: string): PageBlocks {
  const { document } = parseHTML(/<(html|body)\b/i.test(html) ? html : `<html><body>${html}</body></html>`);
  const title = clean((document.querySelector("title") ?? document.querySelector("h1"))?.textContent ?? "");
  removeUnread(document as unknown as DomNode);
  const body = (document.querySelector("main,article") ?? document.body) as unknown as DomNode | null;
  const walker = new Walker();
  if (body) walker.walk(body, 0);
  walker.flush();
  return { title, blocks: walker.blocks };
}

const HIDING = /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d])/i;

function removeUnread(document: DomNode): void {
  for (const element of document.querySelectorAll(UNREAD)) element.remove();
  for (const element of document.querySelectorAll("[style]"))
    if (HIDING.test(element.getAttribute("style") ?? "")) element.remove();
}

/** An element that is one block with all that stands in it. */
function wholeBlock(name: string, node: DomNode): Block | null {
  const text = node.textContent ?? "";
  const heading = /^H([1-6])$/.exec(name);
  if (heading) return { type: "heading", level: Number(heading[1]), text: clean(text) };
  if (name === "LI") return { type: "list-item", text: clean(text) };
  return name === "PRE" ? { type: "code", text: text.trim() } : null;
}

class Walker {
  readonly blocks: Block[] = [];
  private inline = "";

  flush(): void {
    const text = clean(this.inline);
    this.inline = "";
    if (text) this.blocks.push({ type: "paragraph", text });
  }

  walk(node: DomNode, depth: number): void {
    if (node.nodeType === 3) this.inline += node.textContent ?? "";
    if (node.nodeType !== 1 || depth > MAX_DEPTH) return;
    const name = node.nodeName.toUpperCase();
    if (name === "TABLE") return this.table(node);
    const whole = wholeBlock(name, node);
    if (whole) return this.leaf(whole);
    if (name === "BR") this.inline += "\n";
    const isBlock = BREAKS.has(name);
    if (isBlock) this.flush();
    for (const child of node.childNodes) this.walk(child, depth + 1);
    if (isBlock) this.flush();
  }

  private leaf(block: Block): void {
    this.flush();
    if (block.text) this.blocks.push(block);
  }

  private table(node: DomNode): void {
    this.flush();
    let header: string[] = [];
    for (const row of node.querySelectorAll("tr")) {
      const cells = [...row.querySelectorAll("th,td")];
      const texts = cells.map((cell) => clean(cell.textContent ?? ""));
      const isHeader =
        header.length === 0 &&
        cells.length > 0 &&
        cells.every((cell) => cell.nodeName.toUpperCase() === "TH");
      if (isHeader) header = texts;
      else this.leaf({ type: "table-row", text: tableRowText(header, texts) });
    }
  }
}
