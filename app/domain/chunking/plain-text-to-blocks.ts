import type { Block } from "./block.ts";

const BULLET = /^[ \t]*(?:[-*+•‣◦–]|\d{1,4}[.)])[ \t]+(?=\S)/;
const ENDS_SENTENCE = /[.!?:;,…。！？：；，؟؛،।]["')\]»”]?$/;
const LONGEST_HEADING = 80;
const WRAPPED_LINE = 45;

function isHeading(lines: readonly string[], next: readonly string[] | undefined): boolean {
  const only = lines[0]?.trim() ?? "";
  if (lines.length !== 1 || next === undefined || only.length > LONGEST_HEADING || BULLET.test(only))
    return false;
  const nextLength = next.reduce((sum, line) => sum + line.length, 0);
  return (
    /\p{L}/u.test(only) &&
    !ENDS_SENTENCE.test(only) &&
    (nextLength > LONGEST_HEADING || ENDS_SENTENCE.test(next.at(-1)?.trim() ?? ""))
  );
}

/** Lines broken by an editor's margin become one; lines that are short on purpose (addresses, verses) stay lines. */
function joinLines(lines: readonly string[]): string {
  let text = "";
  let previous = "";
  for (const raw of lines) {
    const line = raw.trim();
    if (text === "") text = line;
    else {
      const wrapped = previous.length >= WRAPPED_LINE && !/[.!?:。！？؟।]$/.test(previous);
      text += (wrapped ? " " : "\n") + line;
    }
    previous = line;
  }
  return text;
}

function pushParagraph(lines: readonly string[], blocks: Block[]): void {
  let open: string[] = [];
  let type: "paragraph" | "list-item" = "paragraph";
  const close = (): void => {
    const text = joinLines(open);
    if (text !== "") blocks.push({ type, text });
    open = [];
  };
  for (const line of lines) {
    if (BULLET.test(line)) {
      close();
      type = "list-item";
      open = [line.replace(BULLET, "")];
    } else open.push(line);
  }
  close();
}

/** Reads plain text into paragraphs, list items and headings (a short line of its own above a text). Never throws. */
export function plainTextToBlocks(text: string): Block[] {
  const paragraphs: string[][] = [];
  let open: string[] = [];
  for (const line of text.replace(/^\ufeff/, "").split(/\r\n|\r|\n|\u2029|\f/)) {
    if (line.trim() !== "") open.push(line);
    else if (open.length > 0) {
      paragraphs.push(open);
      open = [];
    }
  }
  if (open.length > 0) paragraphs.push(open);
  const blocks: Block[] = [];
  paragraphs.forEach((lines, index) => {
    if (isHeading(lines, paragraphs[index + 1]))
      blocks.push({ type: "heading", level: 2, text: (lines[0] ?? "").trim() });
    else pushParagraph(lines, blocks);
  });
  return blocks;
}
