import { describe, expect, it } from "vitest";
import { planSegments, type PlannedRevision } from "./plan-segments.ts";

const revisions = (count: number, passages: number): PlannedRevision[] =>
  Array.from({ length: count }, (_, index) => ({ id: `revision-${index * 7919}`, passages }));

const keysOf = (all: readonly PlannedRevision[]): string[] => planSegments(all).map(({ key }) => key);

describe("which passages are indexed together", () => {
  it("is the same whatever the order of the revisions", () => {
    const all = revisions(300, 40);
    expect(keysOf([...all].reverse())).toEqual(keysOf(all));
  });

  it("covers each revision once, from its first passage to its last", () => {
    const all = [...revisions(500, 200), { id: "large", passages: 40_000 }, { id: "empty", passages: 0 }];
    const parts = planSegments(all).flatMap((segment) => segment.parts);
    for (const { id } of all) {
      const own = parts.filter((part) => part.revisionId === id).toSorted((a, b) => a.from - b.from);
      expect(own[0]?.from).toBe(0);
      own.forEach((part, index) => expect(part.to).toBe(own[index + 1]?.from ?? null));
    }
    expect(parts.reduce((sum, { passages }) => sum + passages, 0)).toBe(140_000);
  });

  it("makes few indexes of many small revisions, and none too large", () => {
    const planned = planSegments(revisions(500, 200));
    expect(planned.length).toBeLessThan(25);
    for (const { parts } of planned)
      expect(parts.reduce((sum, { passages }) => sum + passages, 0)).toBeLessThanOrEqual(16_384);
  });

  it("keeps nearly all indexes when a revision is added, changed or taken away", () => {
    const all = revisions(500, 200);
    const before = new Set(keysOf(all));
    const kept = (changed: PlannedRevision[]): number =>
      keysOf(changed).filter((key) => before.has(key)).length;
    expect(kept([...all, { id: "revision-3", passages: 150 }])).toBeGreaterThan(before.size - 5);
    expect(kept(all.slice(1))).toBeGreaterThan(before.size - 5);
    expect(kept(all.map((one, index) => (index === 250 ? { ...one, id: "x" } : one)))).toBeGreaterThan(
      before.size - 8,
    );
  });
});
