import type { Block, Locator } from "./block.ts";
import { splitLong } from "./split-long.ts";

/** A passage in the making: text with the headings above it, outermost first. */
export interface Chunk {
  readonly headings: readonly string[];
  readonly text: string;
  /** Where the passage starts. */
  readonly locator?: Locator;
}

export interface ChunkOptions {
  /** Passages grow to about this many characters. */
  readonly target?: number;
  /** A single paragraph up to this many characters stays whole. */
  readonly whole?: number;
  /** No passage is longer. */
  readonly most?: number;
}

interface Limits {
  readonly target: number;
  readonly whole: number;
  readonly most: number;
}

interface Open {
  parts: string[];
  size: number;
  last: Block["type"] | undefined;
  locator: Locator | undefined;
}

const MOST_HEADINGS = 6;
const LONGEST_HEADING = 300;
const DENSE = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]/g;

/** Length as a reader feels it: a Chinese, Japanese or Korean character says about as much as two letters. */
function sizeOf(text: string): number {
  return text.length + (text.match(DENSE)?.length ?? 0);
}

const isLine = (type: Block["type"] | undefined): boolean => type === "list-item" || type === "table-row";

const isElsewhere = (a: Locator | undefined, b: Locator | undefined): boolean =>
  a?.page !== b?.page || a?.sheet !== b?.sheet;

/** Shares of the target: what a passage may grow to, when it is long enough, and when it may end with its page. */
const LONGEST = 1.2;
const ENOUGH = 0.8;
const ENOUGH_FOR_PAGE = 0.4;

class Chunker {
  readonly chunks: Chunk[] = [];
  private headings: { level: number; text: string }[] = [];
  private bare: Block | undefined;
  private open: Open = { parts: [], size: 0, last: undefined, locator: undefined };
  private readonly limits: Limits;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  heading(block: Extract<Block, { type: "heading" }>): void {
    this.flush();
    const text = block.text.replace(/\s+/g, " ").trim().slice(0, LONGEST_HEADING);
    if (text === "") return;
    const level = Math.max(1, block.level);
    const lastLevel = this.headings.at(-1)?.level ?? 0;
    if (this.bare !== undefined && level <= lastLevel) this.emit(this.bare.text.trim(), this.bare.locator);
    this.headings = [...this.headings.filter((heading) => heading.level < level), { level, text }].slice(
      -MOST_HEADINGS,
    );
    this.bare = { ...block, text };
  }

  content(block: Block): void {
    const text = block.text.trim();
    if (text === "") return;
    this.bare = undefined;
    if (text.length > this.limits.whole) {
      this.flush();
      for (const piece of splitLong(text, this.limits.target, this.limits.most, block.type === "code"))
        this.emit(piece, block.locator);
      return;
    }
    const size = sizeOf(text);
    if (this.isFull(block, size)) this.flush();
    const separator =
      this.open.parts.length === 0 ? "" : isLine(block.type) && this.open.last !== "code" ? "\n" : "\n\n";
    this.open.locator ??= block.locator;
    this.open.parts.push(separator + text);
    this.open.size += size + separator.length;
    this.open.last = block.type;
  }

  finish(): Chunk[] {
    this.flush();
    if (this.bare !== undefined) this.emit(this.bare.text, this.bare.locator);
    return this.chunks;
  }

  /** True when the block belongs into a new passage: this one is long enough, or ends its page. */
  private isFull(block: Block, size: number): boolean {
    const { target, whole } = this.limits;
    const now = this.open.size;
    if (now === 0) return false;
    if (this.skipsRow(block)) return true;
    if (this.introduces(block)) return now + size > whole;
    if (isElsewhere(block.locator, this.open.locator) && now >= target * ENOUGH_FOR_PAGE) return true;
    return now + size > target * LONGEST || (now >= target * ENOUGH && !isLine(block.type));
  }

  /** True when rows of a sheet lie between: in a passage of rows, each line is the row after the one before. */
  private skipsRow(block: Block): boolean {
    const first = this.open.locator?.row;
    const row = block.locator?.row;
    return first !== undefined && row !== undefined && row !== first + this.open.parts.length;
  }

  /** True when the open passage ends with the line that introduces this item: "We accept:". */
  private introduces(block: Block): boolean {
    return isLine(block.type) && !isLine(this.open.last) && /[:：]$/.test(this.open.parts.at(-1) ?? "");
  }

  private flush(): void {
    if (this.open.parts.length > 0) this.emit(this.open.parts.join(""), this.open.locator);
    this.open = { parts: [], size: 0, last: undefined, locator: undefined };
  }

  private emit(text: string, locator: Locator | undefined): void {
    const headings = this.headings.map((heading) => heading.text);
    this.chunks.push(locator === undefined ? { headings, text } : { headings, text, locator });
  }
}

/**
 * Cuts a document into passages: never across a heading, never inside a list item, table row or sentence unless it
 * alone is longer than a passage may be. A short paragraph stays whole. Every character of the text is kept.
 */
export function chunkBlocks(blocks: readonly Block[], options: ChunkOptions = {}): Chunk[] {
  const most = Math.min(2000, Math.max(100, options.most ?? 2000));
  const whole = Math.min(most, options.whole ?? 1500);
  const target = Math.min(whole, options.target ?? 1000);
  const chunker = new Chunker({ target, whole, most });
  for (const block of blocks) {
    if (block.type === "heading") chunker.heading(block);
    else chunker.content(block);
  }
  return chunker.finish();
}
