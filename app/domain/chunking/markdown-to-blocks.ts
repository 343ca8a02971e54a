import { type Block, tableRowText } from "./block.ts";
import { stripInlineMarkdown } from "./strip-inline-markdown.ts";

const ATX = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const LIST_ITEM = /^[ \t]{0,12}(?:[-*+•]|\d{1,9}[.)])[ \t]+(.*)$/;
const RULE = /^ {0,3}(?:-[ \t]*){3,}$|^ {0,3}(?:\*[ \t]*){3,}$|^ {0,3}(?:_[ \t]*){3,}$/;
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
const TABLE_RULE = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const DEFINITION = /^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S+/;
const CHECKBOX = /^\[[ xX]\][ \t]+/;

function cellsOf(line: string): string[] {
  const cells: string[] = [];
  let cell = "";
  const inner = line.trim().replace(/^\|/, "").replace(/\|$/, "");
  for (let at = 0; at < inner.length; at += 1) {
    const character = inner.charAt(at);
    if (character === "\\" && inner.charAt(at + 1) === "|") {
      cell += "|";
      at += 1;
    } else if (character === "|") {
      cells.push(cell);
      cell = "";
    } else cell += character;
  }
  return [...cells, cell].map(stripInlineMarkdown);
}

/** Reads lines one after another; what is open (a paragraph or a list item) collects the lines that continue it. */
class MarkdownReader {
  readonly blocks: Block[] = [];
  private at = 0;
  private open: { type: "paragraph" | "list-item"; lines: string[] } | undefined;
  private readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    this.lines = lines;
  }

  read(): Block[] {
    this.skipFrontMatter();
    while (this.at < this.lines.length)
      this.line((this.lines[this.at] ?? "").replace(/^(?: {0,3}> ?){1,8}/, ""));
    this.close();
    return this.blocks;
  }

  private skipFrontMatter(): void {
    if (this.lines[0]?.trim() !== "---") return;
    const end = this.lines.findIndex(
      (line, index) => index > 0 && index < 200 && /^(?:---|\.\.\.)\s*$/.test(line),
    );
    const isData = end > 0 && this.lines.slice(1, end).some((line) => /^[\w-]+:/.test(line));
    if (isData) this.at = end + 1;
  }

  private line(line: string): void {
    const handled =
      line.trim() === ""
        ? this.blank()
        : this.fence(line) || this.heading(line) || this.table(line) || this.rule(line) || this.item(line);
    if (handled) return;
    this.open ??= { type: "paragraph", lines: [] };
    this.open.lines.push(line);
    this.at += 1;
  }

  private blank(): boolean {
    this.close();
    this.at += 1;
    return true;
  }

  private close(): void {
    if (this.open === undefined) return;
    const text = stripInlineMarkdown(this.open.lines.map((line) => line.trim()).join(" "));
    if (text !== "") this.blocks.push({ type: this.open.type, text });
    this.open = undefined;
  }

  private fence(line: string): boolean {
    const mark = FENCE.exec(line)?.[1];
    if (mark === undefined) return false;
    this.close();
    const code: string[] = [];
    for (this.at += 1; this.at < this.lines.length; this.at += 1) {
      const next = this.lines[this.at] ?? "";
      if (next.trim().startsWith(mark) && next.trim().replaceAll(mark.charAt(0), "") === "") break;
      code.push(next);
    }
    this.at += 1;
    if (code.some((next) => next.trim() !== ""))
      this.blocks.push({ type: "code", text: code.join("\n").trim() });
    return true;
  }

  private heading(line: string): boolean {
    const match = ATX.exec(line);
    if (match !== null) {
      this.close();
      this.pushHeading(match[1]?.length ?? 1, (match[2] ?? "").replace(/(?:^|[ \t])#+[ \t]*$/, ""));
      return true;
    }
    const underline = UNDERLINE.exec(line)?.[1];
    if (underline === undefined || this.open?.type !== "paragraph") return false;
    const text = this.open.lines.join(" ");
    this.open = undefined;
    this.pushHeading(underline.startsWith("=") ? 1 : 2, text);
    return true;
  }

  private pushHeading(level: number, source: string): void {
    this.at += 1;
    const text = stripInlineMarkdown(source);
    if (text !== "") this.blocks.push({ type: "heading", level, text });
  }

  private table(line: string): boolean {
    if (!line.includes("|") || !TABLE_RULE.test(this.lines[this.at + 1] ?? "")) return false;
    this.close();
    const header = cellsOf(line);
    for (this.at += 2; this.at < this.lines.length; this.at += 1) {
      const row = this.lines[this.at] ?? "";
      if (row.trim() === "" || !row.includes("|")) break;
      const text = tableRowText(header, cellsOf(row));
      if (text !== "") this.blocks.push({ type: "table-row", text });
    }
    return true;
  }

  private rule(line: string): boolean {
    if (!RULE.test(line) && !DEFINITION.test(line)) return false;
    this.close();
    this.at += 1;
    return true;
  }

  private item(line: string): boolean {
    const text = LIST_ITEM.exec(line)?.[1];
    if (text === undefined) return false;
    this.close();
    this.open = { type: "list-item", lines: [text.replace(CHECKBOX, "")] };
    this.at += 1;
    return true;
  }
}

/** Reads Markdown into blocks in one pass over its lines; markup is removed, table rows carry their header. Never throws. */
export function markdownToBlocks(text: string): Block[] {
  return new MarkdownReader(text.replace(/^\ufeff/, "").split(/\r\n|\r|\n/)).read();
}
