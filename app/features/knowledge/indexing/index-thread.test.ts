import { describe, expect, it } from "vitest";
import { analyzePassage } from "#app/domain/retrieval/analyze-passage.ts";
import { search } from "#app/domain/retrieval/search.ts";
import { openSegment } from "#app/domain/retrieval/segment.ts";
import type { SegmentData } from "#app/domain/retrieval/segment-data.ts";
import { IndexThread } from "./index-thread.server.ts";

const passages = ["We bake rye bread.", "星期一不营业。"].map((text) => ({
  title: "Shop",
  headings: [],
  text,
}));

describe("the thread that builds indexes", () => {
  it("analyses passages, and builds an index that is searched here", async () => {
    const thread = new IndexThread();
    const lines = await thread.ask<string[]>({ id: 1, task: "analyze", passages });
    expect(lines).toEqual(passages.map(analyzePassage));
    lines.forEach((terms, at) =>
      thread.tell({ id: 2, task: "rows", rows: [{ passageId: `p${at}`, terms }] }),
    );
    const data = await thread.ask<SegmentData>({ id: 2, task: "build", count: 2 });
    expect(search([openSegment(data)], "rye bread").hits[0]?.passageId).toBe("p0");
    expect(thread.load).toBe(0);
  });

  it("refuses to build without the rows that it was given, and goes on", async () => {
    const thread = new IndexThread();
    await expect(thread.ask({ id: 1, task: "build", count: 3 })).rejects.toThrow("Rows are missing");
    await expect(thread.ask({ id: 2, task: "analyze", passages })).resolves.toHaveLength(2);
  });
});
