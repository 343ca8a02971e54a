import { make, type MarkdownContext } from "./markdown-context.ts";
import type { Block } from "./markdown-view.ts";

/** Lists and quotations inside one another; what is deeper is shown as plain text. */
const DEEPEST = 6;
const FENCE = /^ {0,3}(```+|~~~+)/;
const HEADING = /^ {0,3}#{1,6}[ \t]+/;
const RULE = /^ {0,3}([-*_])\1\1+\s*$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( *)([-*+]|\d{1,9}[.)])(?: +|$)/;

const indentOf = (line: string): number => line.length - line.trimStart().length;
const isTableRule = (line = ""): boolean => /\|/.test(line) && /-/.test(line) && /^[\s|:-]+$/.test(line);
const interrupts = (line: string): boolean =>
  !line.trim() || [FENCE, HEADING, QUOTE, ITEM, RULE].some((pattern) => pattern.test(line));

export interface BlockWords {
  /** A button that copies a block of code. */
  copyButton(code: string): Node;
  /** Accessible name of a table that can be scrolled. */
  tableLabel: string;
}

/** Renders the blocks of a text that is given as lines. What exceeds the limits is plain text; cells that exceed them are left out. */
export function renderBlocks(
  lines: string[],
  context: MarkdownContext,
  words: BlockWords,
  depth = 0,
): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  const peek = (): string => lines[at] ?? "";

  const nest = (inner: string[], into: HTMLElement): HTMLElement => {
    for (const { node } of renderBlocks(inner, context, words, depth + 1)) into.append(node);
    return into;
  };

  const readFence = (fence: string): HTMLElement => {
    const indent = indentOf(peek());
    const code: string[] = [];
    for (at++; at < lines.length; at++) {
      const end = peek().trim();
      if (end.startsWith(fence) && !end.split(fence.charAt(0)).join("")) break;
      code.push(peek().slice(Math.min(indent, indentOf(peek()))));
    }
    at++;
    const text = code.join("\n");
    const pre = make(context, "pre");
    pre.tabIndex = 0;
    pre.dir = "ltr";
    pre.appendChild(make(context, "code")).textContent = text;
    const block = make(context, "div");
    block.append(pre, words.copyButton(text));
    return block;
  };

  /** The lines of one item without their indentation; `indent` is that of its sign, `width` that of its text. */
  const readItem = (indent: number, width: number): string[] => {
    const inner = [peek().slice(width)];
    for (at++; at < lines.length; at++) {
      const line = peek();
      const blank = !line.trim();
      if (!blank && indentOf(line) <= indent && (interrupts(line) || !lines[at - 1]?.trim())) break;
      inner.push(line.slice(Math.min(indentOf(line), width)));
    }
    return inner;
  };

  const readList = (sign: string): HTMLElement => {
    const number = parseInt(sign);
    const list = make(context, number >= 0 ? "ol" : "ul");
    if (number !== 1 && number >= 0) list.setAttribute("start", `${number}`);
    let item: RegExpExecArray | null;
    while (context.left > 0 && (item = RULE.test(peek()) ? null : ITEM.exec(peek()))) {
      const [, space = "", own = ""] = item;
      if (own.slice(-1) !== sign.slice(-1)) break;
      list.append(nest(readItem(space.length, space.length + own.length + 1), make(context, "li")));
    }
    return list;
  };

  const readTable = (): HTMLElement => {
    const frame = make(context, "div");
    frame.tabIndex = 0;
    frame.setAttribute("role", "group");
    frame.setAttribute("aria-label", words.tableLabel);
    const table = frame.appendChild(make(context, "table"));
    const addRow = (section: HTMLElement, tag: "th" | "td"): void => {
      const row = section.appendChild(make(context, "tr"));
      const cells = peek()
        .trim()
        .replace(/^\||\|$/g, "")
        .split(/(?<!\\)\|/);
      for (const cell of cells)
        if (context.left > 0) context.inline(cell.trim(), context, row.appendChild(make(context, tag)));
    };
    addRow(table.appendChild(make(context, "thead")), "th");
    at++;
    const body = make(context, "tbody");
    while (lines[++at]?.includes("|") && context.left > 0) addRow(body, "td");
    if (body.firstChild) table.append(body);
    return frame;
  };

  const readText = (tag: "p" | "h3", text: string): HTMLElement => {
    const node = make(context, tag);
    context.inline(text.trim(), context, node);
    return node;
  };

  const readBlock = (): HTMLElement => {
    const line = peek();
    const [, fence] = FENCE.exec(line) ?? [];
    if (fence) return readFence(fence);
    const [mark] = HEADING.exec(line) ?? [];
    // One level for all: the order of headings in the page stays right whatever an answer begins with.
    if (mark && at++ >= 0) return readText("h3", line.slice(mark.length));
    if (RULE.test(line) && at++ >= 0) return make(context, "hr");
    if (depth < DEEPEST && QUOTE.test(line)) {
      const inner: string[] = [];
      for (; QUOTE.test(peek()); at++) inner.push(peek().replace(QUOTE, ""));
      return nest(inner, make(context, "blockquote"));
    }
    const item = depth < DEEPEST && ITEM.exec(line);
    if (item) return readList(item[2] ?? "");
    if (line.includes("|") && isTableRule(lines[at + 1])) return readTable();
    const text: string[] = [];
    do text.push(lines[at++]?.trimStart() ?? "");
    while (at < lines.length && !interrupts(peek()) && !isTableRule(lines[at + 1]));
    return readText("p", text.join("\n"));
  };

  while (at < lines.length) {
    const { left } = context;
    if (!peek().trim()) at++;
    else {
      const line = at;
      const node =
        left > 0 ? readBlock() : document.createTextNode(lines.slice((at = lines.length) && line).join("\n"));
      blocks.push({ line, left, node });
    }
  }
  return blocks;
}
