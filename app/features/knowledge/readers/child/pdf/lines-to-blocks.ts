import type { Block } from "#app/domain/chunking/block.ts";
import { tableToBlocks } from "#app/features/knowledge/readers/child/tables/table-to-blocks.ts";
import { headingLevel, type ColumnFacts } from "./heading-level.ts";
import { joinLines } from "./join-lines.ts";
import { BULLET, NUMBERED } from "./markers.ts";
import type { Line } from "./page-text.ts";
import { startsParagraph, type OpenText } from "./starts-paragraph.ts";
import { tableAt } from "./tables-of-lines.ts";
import type { TypeScale } from "./type-scale.ts";

/** A line of dots leads to a page number and is no text. */
const LEADER = /(?:\.\s?){4,}\s*[\divxlc]+$/i;
/** The next line of a heading, in sizes of its letters. */
const HEADING_LINE = 1.7;

/** The blocks of one column of one page: headings by their size, paragraphs, list items and rows of tables. */
export function linesToBlocks(lines: readonly Line[], scale: TypeScale, page: number): Block[] {
  const right = Math.max(...lines.map((line) => line.right));
  const builder = new BlockBuilder({ scale, right, distance: usualDistance(lines, scale.bodySize) }, page);
  for (let index = 0; index < lines.length;) index = builder.take(lines, index);
  builder.flush();
  return builder.blocks;
}

class BlockBuilder {
  readonly blocks: Block[] = [];
  private open: OpenText | undefined;
  private heading: { level: number; lines: Line[] } | undefined;
  private readonly column: ColumnFacts;
  private readonly locator: { page: number };

  constructor(column: ColumnFacts, page: number) {
    this.column = column;
    this.locator = { page };
  }

  /** Takes the line, or the table that begins with it; the index of the next line. */
  take(lines: readonly Line[], index: number): number {
    const line = lines[index];
    if (!line) return index + 1;
    const table = line.cells.length > 1 ? tableAt(lines, index) : null;
    if (table) {
      this.addTable(table.rows);
      return table.end;
    }
    if (LEADER.test(line.text)) return index + 1;
    const level = headingLevel(line, lines[index - 1], lines[index + 1], this.column);
    if (level === null) this.addText(line);
    else this.addHeading(line, level);
    return index + 1;
  }

  flush(): void {
    const { heading, open, locator } = this;
    this.heading = undefined;
    this.open = undefined;
    if (heading) {
      const text = joinLines(heading.lines.map((line) => line.text));
      this.blocks.push({ type: "heading", level: heading.level, text, locator });
    }
    if (open) {
      const text = joinLines(open.lines.map((line) => line.text));
      const marker = open.type === "list-item" ? (BULLET.exec(text) ?? NUMBERED.exec(text))?.[0] : "";
      this.blocks.push({ type: open.type, text: text.slice(marker?.length ?? 0), locator });
    }
  }

  private addTable(rows: readonly string[][]): void {
    this.flush();
    for (const block of tableToBlocks(rows.map((cells, at) => ({ number: at + 1, cells }))))
      this.blocks.push({ ...block, locator: this.locator });
  }

  private addHeading(line: Line, level: number): void {
    const last = this.heading?.lines.at(-1);
    if (last && this.heading?.level === level && line.y - last.y <= line.size * HEADING_LINE) {
      this.heading.lines.push(line);
      return;
    }
    this.flush();
    this.heading = { level, lines: [line] };
  }

  private addText(line: Line): void {
    if (this.open && !startsParagraph(line, this.open, this.column)) {
      this.open.lines.push(line);
      return;
    }
    this.flush();
    const isItem = BULLET.test(line.text) || NUMBERED.test(line.text);
    this.open = { type: isItem ? "list-item" : "paragraph", lines: [line] };
  }
}

/** The middle one of the distances between lines of ordinary size. */
function usualDistance(lines: readonly Line[], bodySize: number): number {
  const distances = lines
    .slice(1)
    .map((line, index) => line.y - (lines[index]?.y ?? line.y))
    .filter((distance) => distance > bodySize * 0.8 && distance < bodySize * 2.5)
    .toSorted((a, b) => a - b);
  return distances[Math.floor(distances.length / 2)] ?? bodySize * 1.25;
}
