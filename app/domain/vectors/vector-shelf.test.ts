import { describe, expect, it } from "vitest";
import { findNearest } from "./nearest.ts";
import { cosine, unitVector } from "./unit-vector.ts";
import { VectorShelf } from "./vector-shelf.ts";

function randomVectors(count: number, dimensions: number): Float32Array[] {
  let state = 11;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  return Array.from(
    { length: count },
    () => unitVector(Float32Array.from({ length: dimensions }, next)) ?? new Float32Array(dimensions),
  );
}

const shelfOf = (vectors: readonly Float32Array[], capacity = vectors.length): VectorShelf => {
  const shelf = new VectorShelf(capacity, vectors[0]?.length ?? 0);
  vectors.forEach((vector, index) => shelf.add(`p${index}`, vector));
  return shelf;
};

describe("vectors on a shelf", () => {
  it.each([
    ["few, in JavaScript", 7, 64],
    ["many, in the kernel", 900, 768],
    ["of a size that no lane divides", 700, 1_001],
    ["large ones", 120, 3_072],
  ])("have the cosines that they have: %s", (_, count, dimensions) => {
    const vectors = randomVectors(count + 1, dimensions);
    const [question = new Float32Array(dimensions), ...rows] = vectors;
    const cosines = shelfOf(rows).cosines(question);
    expect(cosines).toHaveLength(count);
    rows.forEach((row, index) => expect(cosines[index]).toBeCloseTo(cosine(row, question), 2));
    expect(shelfOf([question, ...rows]).cosines(question)[0]).toBeCloseTo(1, 2);
  });

  it("are fewer than there is room for, or of another size, and nothing is made up", () => {
    const [first = new Float32Array(0), second = new Float32Array(0)] = randomVectors(2, 32);
    const shelf = shelfOf([first], 5);
    shelf.add("other", new Float32Array(16).fill(0.25));
    expect(shelf.passageIds).toEqual(["p0"]);
    expect(shelf.cosines(second)).toHaveLength(1);
    expect([...shelf.cosines(new Float32Array(16).fill(0.25))]).toEqual([0]);
    expect(new VectorShelf(0, 8).cosines(new Float32Array(8))).toHaveLength(0);
  });

  it("have no direction when they are zeros or no numbers", () => {
    expect(unitVector(new Float32Array(4))).toBeNull();
    expect(unitVector(Float32Array.of(1, Number.NaN))).toBeNull();
    expect(unitVector(Float32Array.of(3, 4))).toEqual(Float32Array.of(0.6, 0.8));
  });
});

describe("the nearest passages", () => {
  it("are the same as by comparing every vector exactly, over several shelves", () => {
    const [question = new Float32Array(0), ...rows] = randomVectors(2_001, 96);
    const shelves = [rows.slice(0, 1_500), rows.slice(1_500)].map((part, shelf) => {
      const made = new VectorShelf(part.length, 96);
      part.forEach((row, index) => made.add(String(shelf * 1_500 + index), row));
      return made;
    });
    const exact = rows
      .map((row, index) => ({ id: String(index), value: cosine(row, question) }))
      .toSorted((a, b) => b.value - a.value);
    const found = findNearest(shelves, question, 20);
    expect(found.count).toBe(2_000);
    expect(found.near).toHaveLength(20);
    const ids = new Set(found.near.map(({ passageId }) => passageId));
    expect(exact.slice(0, 15).filter(({ id }) => !ids.has(id))).toEqual([]);
    const mean = exact.reduce((sum, { value }) => sum + value, 0) / exact.length;
    expect(found.mean).toBeCloseTo(mean, 3);
    expect(found.deviation).toBeGreaterThan(0.05);
  });
});
