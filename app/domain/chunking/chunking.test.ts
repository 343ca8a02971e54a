import { describe, expect, it } from "vitest";
import { type Block, tableRowText } from "./block.ts";
import { chunkBlocks } from "./chunk-blocks.ts";
import { markdownToBlocks } from "./markdown-to-blocks.ts";
import { plainTextToBlocks } from "./plain-text-to-blocks.ts";
import { sentences } from "./sentences.ts";

const SENTENCE = "The committee met in the old hall and decided on the budget for the coming year. ";
const paragraph = (text: string): Block => ({ type: "paragraph", text });
const NASTY = [
  "",
  "\u0000",
  "\ud800",
  "#".repeat(5000),
  "[".repeat(20_000),
  "*".repeat(20_000),
  "`".repeat(20_000),
  "|".repeat(20_000),
  "<".repeat(20_000),
  "<!--".repeat(5000),
  "> ".repeat(5000),
  "- ".repeat(5000),
  "_a".repeat(10_000),
  "![](".repeat(5000),
  " ".repeat(20_000),
  "\n".repeat(20_000),
  "a".repeat(20_000),
  "字".repeat(10_000),
  "👨‍👩‍👧‍👦".repeat(1000),
  `e${"\u0301".repeat(10_000)}`,
  "(a+)+$",
  "...".repeat(5000),
  "a. ".repeat(5000),
];

describe("chunkBlocks", () => {
  it.each([200, 800, 1499])("keeps a single paragraph of %d characters whole", (length) => {
    const text = SENTENCE.repeat(30).slice(0, length).trim();
    expect(chunkBlocks([paragraph(text)])).toEqual([{ headings: [], text }]);
  });

  it("cuts a long paragraph after sentences into passages of a readable size", () => {
    const chunks = chunkBlocks([paragraph(SENTENCE.repeat(100).trim())]);
    expect(chunks.length).toBeGreaterThan(5);
    for (const { text } of chunks) {
      expect(text.length).toBeLessThanOrEqual(1200);
      expect(text.endsWith("year.")).toBe(true);
    }
  });

  it("joins short paragraphs of one section until a passage is long enough", () => {
    const chunks = chunkBlocks(Array.from({ length: 40 }, () => paragraph(SENTENCE.trim())));
    expect(chunks.length).toBeLessThan(8);
    for (const { text } of chunks.slice(0, -1)) expect(text.length).toBeGreaterThanOrEqual(700);
  });

  it("never joins text across a heading and carries the headings above it", () => {
    const chunks = chunkBlocks(
      markdownToBlocks(
        "# Shop\n\nHello.\n\n## Hours\n\nMonday.\n\n### Holidays\n\nClosed.\n\n## Address\n\nHere.",
      ),
    );
    expect(chunks).toEqual([
      { headings: ["Shop"], text: "Hello." },
      { headings: ["Shop", "Hours"], text: "Monday." },
      { headings: ["Shop", "Hours", "Holidays"], text: "Closed." },
      { headings: ["Shop", "Address"], text: "Here." },
    ]);
  });

  it("keeps headings without text searchable", () => {
    expect(chunkBlocks(markdownToBlocks("# One\n# Two")).map(({ text }) => text)).toEqual(["One", "Two"]);
  });

  it("keeps each list item whole and the introduction with the first", () => {
    const items = Array.from({ length: 60 }, (_, index): Block => ({
      type: "list-item",
      text: `Item ${index}: ${SENTENCE.trim()}`,
    }));
    const chunks = chunkBlocks([paragraph(SENTENCE.repeat(9).trim()), paragraph("We accept:"), ...items]);
    expect(chunks.some(({ text }) => text.includes("We accept:\nItem 0"))).toBe(true);
    for (const { text } of chunks) expect(text.endsWith("year.") || text.endsWith(":")).toBe(true);
  });

  it("says on which page a passage starts and starts a new one with a new page", () => {
    const page = (number: number): Block => ({
      type: "paragraph",
      text: SENTENCE.repeat(6).trim(),
      locator: { page: number },
    });
    expect(chunkBlocks([page(1), page(2)]).map(({ locator }) => locator?.page)).toEqual([1, 2]);
  });

  it("keeps rows together only while none is left out, so that a line says its row", () => {
    const row = (number: number): Block => ({
      type: "table-row",
      text: `Row ${number}`,
      locator: { sheet: "Prices", row: number },
    });
    expect(chunkBlocks([2, 3, 4, 6, 7].map(row))).toEqual([
      { headings: [], text: "Row 2\nRow 3\nRow 4", locator: { sheet: "Prices", row: 2 } },
      { headings: [], text: "Row 6\nRow 7", locator: { sheet: "Prices", row: 6 } },
    ]);
  });

  it.each(NASTY)(
    "makes no passage longer than 2,000 characters and no broken character from hostile text (%#)",
    (text) => {
      for (const blocks of [[paragraph(text)], markdownToBlocks(text), plainTextToBlocks(text)]) {
        for (const chunk of chunkBlocks(blocks)) {
          expect(chunk.text.length).toBeGreaterThan(0);
          expect(chunk.text.length).toBeLessThanOrEqual(2000);
          if (!text.includes("\ud800")) expect(encodeURIComponent(chunk.text)).toBeTruthy();
        }
      }
    },
  );

  it("keeps all words of a document in their order", () => {
    const text = Array.from({ length: 3000 }, (_, index) => `w${index}${index % 11 === 0 ? "." : ""}`).join(
      " ",
    );
    expect(
      chunkBlocks([paragraph(text)])
        .map((chunk) => chunk.text)
        .join(" ")
        .split(/\s+/),
    ).toEqual(text.split(" "));
  });

  it("reads a hostile megabyte in linear time", () => {
    const started = performance.now();
    for (const text of NASTY) markdownToBlocks(text.repeat(5));
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe("markdownToBlocks", () => {
  it("reads headings, lists, code, quotes and emphasis as plain text", () => {
    const text =
      "Title\n=====\n\nSome **bold** and [a link](https://example.org/a_(b)) with `code`.\n\n- one\n  more\n- [x] two\n1. three\n\n> quoted\n\n```js\nlet a = 1;\n```\n";
    expect(markdownToBlocks(text)).toEqual([
      { type: "heading", level: 1, text: "Title" },
      { type: "paragraph", text: "Some bold and a link with code." },
      { type: "list-item", text: "one more" },
      { type: "list-item", text: "two" },
      { type: "list-item", text: "three" },
      { type: "paragraph", text: "quoted" },
      { type: "code", text: "let a = 1;" },
    ]);
  });

  it("gives every table row the header of its columns", () => {
    expect(markdownToBlocks("| Day | Opens |\n|---|:-:|\n| Sunday | 10:00 |\n| Monday | |")).toEqual([
      { type: "table-row", text: "Day: Sunday · Opens: 10:00" },
      { type: "table-row", text: "Day: Monday" },
    ]);
  });

  it("leaves multiplication, snake case and escapes as they are read", () => {
    expect(markdownToBlocks("2 * 3 * 4 and snake_case_name and \\*stars\\*")).toEqual([
      paragraph("2 * 3 * 4 and snake_case_name and *stars*"),
    ]);
  });

  it("skips front matter but not a text between rules", () => {
    expect(markdownToBlocks("---\ntitle: x\n---\nText")).toEqual([paragraph("Text")]);
    expect(markdownToBlocks("---\nHello there\n\n---\nText").length).toBeGreaterThan(1);
  });
});

describe("plainTextToBlocks", () => {
  it("joins wrapped lines, keeps short lines, and sees lists and headings", () => {
    const text = `Opening hours\n\n${SENTENCE.slice(0, 59)}\nof the house is here and we go on.\n\nOne street 5\nSome town\n\n- first\n- second`;
    expect(plainTextToBlocks(text)).toEqual([
      { type: "heading", level: 2, text: "Opening hours" },
      paragraph(`${SENTENCE.slice(0, 59)} of the house is here and we go on.`),
      paragraph("One street 5\nSome town"),
      { type: "list-item", text: "first" },
      { type: "list-item", text: "second" },
    ]);
  });
});

describe("sentences", () => {
  it.each([
    ["Dr. Smith lives at 5 St. James St. in London. He works e.g. on Mondays.", "en", 2],
    ["It costs 3.5 euros. See www.example.org for more.", "en", 2],
    ["El Sr. García vive aquí. ¿Y usted?", "es", 2],
    ["我们营业到六点。星期日休息！你来吗？", "zh", 3],
    ["هذا نص قصير. هل تفهم؟ نعم.", "ar", 3],
    ["यह एक वाक्य है। यह दूसरा है।", "hi", 2],
    ["One line\nAnother line", "en", 2],
    ["Das kostet z.B. 5 Euro. Am 3. Mai ist zu.", "de", 2],
  ])("splits %j", (text, locale, count) => {
    const found = sentences(text, locale);
    expect(found).toHaveLength(count);
    for (const { text: part, start, end } of found) expect(text.slice(start, end)).toBe(part);
  });

  it("reads an unknown locale as English", () => {
    expect(sentences("One. Two.", "!!")).toHaveLength(2);
  });
});

describe("tableRowText", () => {
  it("names each cell by its column and leaves out empty ones", () => {
    expect(tableRowText(["Name", "", "Price"], ["Chair", "red", " "])).toBe("Name: Chair · red");
  });
});
