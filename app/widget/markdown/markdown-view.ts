import { make, type MarkdownContext } from "./markdown-context.ts";
import { renderInline } from "./render-inline.ts";

const MOST_CHARACTERS = 20_000;
const MOST_NODES = 2_000;
/** A line that may be more than a paragraph. */
const RICH = /^ *([-*+>#|`~_:]|\d+[.)])/m;

/** A rendered block, the line it began on, and how many nodes might be made before it was. */
export interface Block {
  line: number;
  left: number;
  node: Node;
}

export type RenderBlocks = (lines: string[], context: MarkdownContext) => Block[];

export interface MarkdownTools extends Omit<MarkdownContext, "inline" | "left"> {
  /** What renders lists, tables, code and the like; fetched when a text has them. */
  rich?: RenderBlocks;
  /** Fetches `rich`, and has the text shown again, by another view, when it is there. */
  enrich(): undefined;
}

/** Paragraphs, and whatever stands inside them. */
const renderParagraphs: RenderBlocks = (lines, context) => {
  const blocks: Block[] = [];
  for (let line = 0; line < lines.length; line++) {
    const from = line;
    while (lines[line]?.trim()) line++;
    if (line === from) continue;
    const { left } = context;
    const node = make(context, "p");
    renderInline(lines.slice(from, line).join("\n").trim(), context, node);
    blocks.push({ line: from, left, node });
  }
  return blocks;
};

/**
 * Returns a function that shows a growing Markdown text in `target`. Only the last block that may still
 * change is made anew; a text that does not continue the one before it is shown from the start.
 */
export function createMarkdownView(target: HTMLElement, tools: MarkdownTools): (text: string) => void {
  let settled = "";
  let settledNodes = 0;
  let left = MOST_NODES;

  return (whole) => {
    const text = whole.length > MOST_CHARACTERS ? `${whole.slice(0, MOST_CHARACTERS)}…` : whole;
    if (!text.startsWith(settled)) {
      settled = "";
      settledNodes = 0;
      left = MOST_NODES;
    }
    while (target.childNodes.length > settledNodes) target.lastChild?.remove();
    const lines = text.slice(settled.length).split("\n");
    const render = (RICH.test(text) && (tools.rich ?? tools.enrich())) || renderParagraphs;
    const blocks = render(lines, { ...tools, left, inline: renderInline });
    for (const { node } of blocks) target.append(node);

    // A block is settled once two lines of the one after it are complete: a table needs both to be known.
    const last = blocks.filter(({ line }) => line < lines.length - 2).pop();
    if (!last?.line) return;
    settled += `${lines.slice(0, last.line).join("\n")}\n`;
    settledNodes += blocks.indexOf(last);
    left = last.left;
  };
}
