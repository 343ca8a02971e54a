import { parseHTML } from "linkedom";
import type { Block } from "#app/domain/chunking/block.ts";
import { tableRowText } from "#app/domain/chunking/block.ts";

/** What no reader of the page sees, and where instructions to a model would hide. */
const UNREAD = "script,style,noscript,template,svg,iframe,object,embed,form,button,select,nav,footer,aside,[hidden],[aria-hidden=true]";
const BREAKS = new Set(["P", "DIV", "SECTION", "ARTICLE", "MAIN", "HEADER", "BLOCKQUOTE", "DD", "DT", "FIGCAPTION", "ADDRESS", "UL", "OL", "DL", "BODY"]);
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
  const { document } = parseHTML(html.includes("<html") || html.includes("<body") ? html : `<html><body>${html}</body></html>`);
  const title = clean(document.querySelector("title")?.textContent ?? document.querySelector("h1")?.textContent ?? "");
  for (const element of document.querySelectorAll(UNREAD)) element.remove();
  for (const element of document.querySelectorAll("[style]"))
    if (/display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d])/i.test(element.getAttribute("style") ?? "")) element.remove();
  const body = (document.querySelector("main") ?? document.querySelector("article") ?? document.body) as unknown as DomNode | null;
  const walker = new Walker();
  if (body) walker.walk(body, 0);
  walker.flush();
  return { title, blocks: walker.blocks };
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
    const heading = /^H([1-6])$/.exec(name);
    if (heading) return this.leaf({ type: "heading", level: Number(heading[1]), text: clean(node.textContent ?? "") });
    if (name === "LI") return this.leaf({ type: "list-item", text: clean(node.textContent ?? "") });
    if (name === "PRE") return this.leaf({ type: "code", text: (node.textContent ?? "").trim() });
    if (name === "TABLE") return this.table(node);
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
      const isHeader = header.length === 0 && cells.length > 0 && cells.every((cell) => cell.nodeName.toUpperCase() === "TH");
      if (isHeader) header = texts;
      else this.leaf({ type: "table-row", text: tableRowText(header, texts) });
    }
  }
}
