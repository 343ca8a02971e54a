import { make, type MarkdownContext } from "./markdown-context.ts";
import type { Block } from "./markdown-view.ts";

/** Lists and quotations inside one another; what is deeper is shown as plain text. */
const DEEPEST = 6;
const FENCE = /^ {0,3}(```+|~~~+)/;
const HEADING = /^ {0,3}#{1,6}[ \t]+/;
const RULE = /^ {0,3}([-*_])\1\1+\s*$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( *)([-*+]|\d{1,9}[.)])(?: +|$)/;

export interface BlockWords {
  /** A button that copies a block of code. */
  copyButton(code: string): Node;
  /** Accessible name of a table that can be scrolled. */
  tableLabel: string;
}

interface Reading {
  lines: string[];
  at: number;
  depth: number;
  context: MarkdownContext;
  words: BlockWords;
}

type Read = (reading: Reading, line: string) => HTMLElement | undefined;

const indentOf = (line: string): number => line.length - line.trimStart().length;
const peek = ({ lines, at }: Reading): string => lines[at] ?? "";
const isTableRule = (line = ""): boolean =>
  line.includes("|") && line.includes("-") && /^[\s|:-]+$/.test(line);
const interrupts = (line: string): boolean =>
  !line.trim() || [FENCE, HEADING, QUOTE, ITEM, RULE].some((pattern) => pattern.test(line));

function nest({ context, depth, words }: Reading, inner: string[], into: HTMLElement): HTMLElement {
  for (const { node } of renderBlocks(inner, context, words, depth + 1)) into.append(node);
  return into;
}

function appendText({ context }: Reading, text: string, node: HTMLElement): HTMLElement {
  context.inline(text.trim(), context, node);
  return node;
}

const readFence: Read = (reading, line) => {
  const [, fence] = FENCE.exec(line) ?? [];
  if (!fence) return undefined;
  const { context, lines, words } = reading;
  const indent = indentOf(line);
  const code: string[] = [];
  for (reading.at++; reading.at < lines.length; reading.at++) {
    const next = peek(reading);
    const end = next.trim();
    if (end.startsWith(fence) && !end.split(fence.charAt(0)).join("")) break;
    code.push(next.slice(Math.min(indent, indentOf(next))));
  }
  reading.at++;
  const text = code.join("\n");
  const pre = make(context, "pre");
  pre.tabIndex = 0;
  pre.dir = "ltr";
  pre.appendChild(make(context, "code")).textContent = text;
  const block = make(context, "div");
  block.append(pre, words.copyButton(text));
  return block;
};

// One level for all: the order of headings in the page stays right whatever an answer begins with.
const readHeading: Read = (reading, line) => {
  const [mark] = HEADING.exec(line) ?? [];
  if (!mark) return undefined;
  reading.at++;
  return appendText(reading, line.slice(mark.length), make(reading.context, "h3"));
};

const readRule: Read = (reading, line) => {
  if (!RULE.test(line)) return undefined;
  reading.at++;
  return make(reading.context, "hr");
};

const readQuote: Read = (reading, line) => {
  if (reading.depth >= DEEPEST || !QUOTE.test(line)) return undefined;
  const inner: string[] = [];
  for (; QUOTE.test(peek(reading)); reading.at++) inner.push(peek(reading).replace(QUOTE, ""));
  return nest(reading, inner, make(reading.context, "blockquote"));
};

/** The lines of one item without their indentation; `indent` is that of its sign, `width` that of its text. */
function readItem(reading: Reading, indent: number, width: number): string[] {
  const { lines } = reading;
  const inner = [peek(reading).slice(width)];
  for (reading.at++; reading.at < lines.length; reading.at++) {
    const line = peek(reading);
    const follows = lines[reading.at - 1]?.trim() && !interrupts(line);
    if (line.trim() && indentOf(line) <= indent && !follows) break;
    inner.push(line.slice(Math.min(indentOf(line), width)));
  }
  return inner;
}

/** The indentation and the sign of an item that goes on a list of `sign`. */
function matchItem(line: string, sign: string): [space: string, sign: string] | undefined {
  const [, space = "", own = ""] = (!RULE.test(line) && ITEM.exec(line)) || [];
  return own && own.slice(-1) === sign.slice(-1) ? [space, own] : undefined;
}

const readList: Read = (reading, line) => {
  const [, , sign = ""] = (reading.depth < DEEPEST && ITEM.exec(line)) || [];
  if (!sign) return undefined;
  const { context } = reading;
  const number = parseInt(sign);
  const list = make(context, number >= 0 ? "ol" : "ul");
  if (number !== 1 && number >= 0) list.setAttribute("start", `${number}`);
  let item = matchItem(line, sign);
  for (; item && context.left > 0; item = matchItem(peek(reading), sign)) {
    const [space, own] = item;
    const inner = readItem(reading, space.length, space.length + own.length + 1);
    list.append(nest(reading, inner, make(context, "li")));
  }
  return list;
};

const readTable: Read = (reading, line) => {
  const { context, lines, words } = reading;
  if (!line.includes("|") || !isTableRule(lines[reading.at + 1])) return undefined;
  const frame = make(context, "div");
  frame.tabIndex = 0;
  frame.setAttribute("role", "group");
  frame.setAttribute("aria-label", words.tableLabel);
  const table = frame.appendChild(make(context, "table"));
  const addRow = (section: HTMLElement, tag: "th" | "td"): void => {
    const row = section.appendChild(make(context, "tr"));
    const cells = peek(reading)
      .trim()
      .replace(/^\||\|$/g, "")
      .split(/(?<!\\)\|/);
    for (const cell of cells)
      if (context.left > 0) appendText(reading, cell, row.appendChild(make(context, tag)));
  };
  addRow(table.appendChild(make(context, "thead")), "th");
  reading.at++;
  const body = make(context, "tbody");
  while (lines[++reading.at]?.includes("|") && context.left > 0) addRow(body, "td");
  if (body.firstChild) table.append(body);
  return frame;
};

function readParagraph(reading: Reading): HTMLElement {
  const { context, lines } = reading;
  const text: string[] = [];
  do {
    text.push(peek(reading).trimStart());
    reading.at++;
  } while (reading.at < lines.length && !interrupts(peek(reading)) && !isTableRule(lines[reading.at + 1]));
  return appendText(reading, text.join("\n"), make(context, "p"));
}

const READERS = [readFence, readHeading, readRule, readQuote, readList, readTable];

function readBlock(reading: Reading): HTMLElement {
  for (const read of READERS) {
    const block = read(reading, peek(reading));
    if (block) return block;
  }
  return readParagraph(reading);
}

/**
 * Renders the blocks of a text that is given as lines. What exceeds the limits is plain text; cells that
 * exceed them are left out.
 */
export function renderBlocks(
  lines: string[],
  context: MarkdownContext,
  words: BlockWords,
  depth = 0,
): Block[] {
  const blocks: Block[] = [];
  const reading: Reading = { lines, at: 0, depth, context, words };
  while (reading.at < lines.length) {
    const { at: line } = reading;
    const { left } = context;
    if (!peek(reading).trim()) reading.at++;
    else if (left > 0) blocks.push({ line, left, node: readBlock(reading) });
    else {
      blocks.push({ line, left, node: document.createTextNode(lines.slice(line).join("\n")) });
      break;
    }
  }
  return blocks;
}
