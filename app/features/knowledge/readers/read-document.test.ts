import { describe, expect, it } from "vitest";
import { makeXlsx } from "#tests/fixtures/make-office.ts";
import { readDocument } from "./read-document.server.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const bytes = (text: string) => new TextEncoder().encode(text);

describe("a document read in a process of its own", () => {
  it("of CSV keeps header and row", async () => {
    const { blocks } = await readDocument("text/csv", bytes("Cake;Price\nCheese;4,50 €\nPlum;3 €\n"));
    expect(blocks).toEqual([
      { type: "table-row", text: "Cake: Cheese · Price: 4,50 €", locator: { row: 2 } },
      { type: "table-row", text: "Cake: Plum · Price: 3 €", locator: { row: 3 } },
    ]);
  }, 40_000);

  it("that takes too much memory ends its process and nothing else", async () => {
    const spread = Array.from(
      { length: 190 },
      (_, index) => `<row r="${(index + 1) * 5_000}"><c r="XFD${(index + 1) * 5_000}"><v>1</v></c></row>`,
    );
    const trap = makeXlsx([{ name: "A", rows: [], data: spread.join("") }]);
    const reading = readDocument(XLSX, trap);
    const other = readDocument("text/plain", bytes("Still read."));
    await expect(reading).rejects.toMatchObject({ code: "TOO_LARGE_INSIDE" });
    expect((await other).blocks).toEqual([{ type: "paragraph", text: "Still read." }]);
    expect((await readDocument("text/plain", bytes("Read after."))).blocks).toHaveLength(1);
  }, 40_000);

  it("that holds more text than is taken is refused", async () => {
    const reading = readDocument("text/plain", bytes("word ".repeat(1_100_000)));
    await expect(reading).rejects.toMatchObject({ code: "TOO_MUCH_TEXT", data: { megabytes: 5 } });
  }, 40_000);
});
