import { tableRowText, type Block } from "#app/domain/chunking/block.ts";
import { clean, MOST_NESTED, textOf, type DomNode } from "./dom.ts";

const BREAKS = new Set(
  "P,DIV,SECTION,ARTICLE,MAIN,HEADER,BLOCKQUOTE,DD,DT,FIGCAPTION,ADDRESS,UL,OL,DL,BODY,DETAILS,SUMMARY,CAPTION,HR".split(
    ",",
  ),
);

/** A table that only places things on the page: it holds another one, headings or lists, or has one column. */
function isLayout(table: DomNode): boolean {
  if (table.querySelector("th")) return false;
  if (table.querySelector("table,h1,h2,h3,ul,ol,p+p")) return true;
  return [...table.querySelectorAll("tr")].every((row) => [...row.querySelectorAll("td")].length < 2);
}

/** Reads a tree in its order; headings, list items, table rows and code stay what they are. */
export class PageWalker {
  readonly blocks: Block[] = [];
  private inline = "";
  private itemsOpen = 0;

  walk(node: DomNode, depth = 0): void {
    if (node.nodeType === 3) this.inline += node.textContent ?? "";
    if (node.nodeType !== 1 || depth > MOST_NESTED) return;
    const name = node.nodeName.toUpperCase();
    const heading = /^H([1-6])$/.exec(name);
    if (heading) this.leaf({ type: "heading", level: Number(heading[1]), text: textOf(node) });
    else if (name === "PRE") this.leaf({ type: "code", text: (node.textContent ?? "").trim() });
    else if (name === "LI") this.item(node, depth);
    else if (name === "TABLE" && !isLayout(node)) this.table(node);
    else this.inside(node, name, depth);
  }

  /** What is still open becomes a block. */
  flush(): void {
    const text = clean(this.inline);
    this.inline = "";
    if (text) this.blocks.push({ type: this.itemsOpen > 0 ? "list-item" : "paragraph", text });
  }

  private inside(node: DomNode, name: string, depth: number): void {
    if (name === "BR") this.inline += "\n";
    const isBlock = BREAKS.has(name) || name === "TR";
    if (isBlock && !(this.itemsOpen > 0 && name === "P")) this.flush();
    for (const child of node.childNodes) this.walk(child, depth + 1);
    if (isBlock) this.flush();
    else if (name === "TD") this.inline += " ";
  }

  /** Items inside an item are items of their own. */
  private item(node: DomNode, depth: number): void {
    this.flush();
    this.itemsOpen += 1;
    for (const child of node.childNodes) this.walk(child, depth + 1);
    this.flush();
    this.itemsOpen -= 1;
  }

  private leaf(block: Block): void {
    this.flush();
    if (block.text) this.blocks.push(block);
  }

  private table(node: DomNode): void {
    this.flush();
    const caption = textOf(node.querySelector("caption"));
    if (caption) this.leaf({ type: "paragraph", text: caption });
    let header: string[] = [];
    for (const row of node.querySelectorAll("tr")) {
      const cells = [...row.querySelectorAll("th,td")];
      const texts = cells.map(textOf);
      const isHeader =
        header.length === 0 &&
        cells.length > 0 &&
        cells.every((cell) => cell.nodeName.toUpperCase() === "TH");
      if (isHeader) header = texts;
      else this.leaf({ type: "table-row", text: tableRowText(header, texts) });
    }
  }
}
