import type { VectorShelf } from "./vector-shelf.ts";

/** A passage near a question. */
export interface Near {
  readonly passageId: string;
  readonly cosine: number;
}

export interface Nearest {
  /** Best first. */
  readonly near: readonly Near[];
  /** Of the cosines of all passages. */
  readonly mean: number;
  readonly deviation: number;
  readonly count: number;
}

/**
 * The passages whose vectors stand nearest to that of a question: all are compared. With the spread of all cosines, which is the
 * measure of what a cosine of this model and these texts is worth.
 */
export function findNearest(shelves: readonly VectorShelf[], question: Float32Array, most: number): Nearest {
  const near: Near[] = [];
  let least = -Infinity;
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (const { passageIds, cosines } of shelves.map((shelf) => ({
    passageIds: shelf.passageIds,
    cosines: shelf.cosines(question),
  }))) {
    count += cosines.length;
    for (let row = 0; row < cosines.length; row += 1) {
      const cosine = cosines[row] ?? 0;
      sum += cosine;
      squares += cosine * cosine;
      if (cosine <= least) continue;
      near.push({ passageId: passageIds[row] ?? "", cosine });
      if (near.length < most * 4) continue;
      keepBest(near, most);
      least = near.at(-1)?.cosine ?? least;
    }
  }
  const mean = count === 0 ? 0 : sum / count;
  const variance = count === 0 ? 0 : Math.max(0, squares / count - mean * mean);
  return { near: keepBest(near, most), mean, deviation: Math.sqrt(variance), count };
}

function keepBest(near: Near[], most: number): Near[] {
  near.sort((a, b) => b.cosine - a.cosine || (a.passageId < b.passageId ? -1 : 1));
  near.length = Math.min(near.length, most);
  return near;
}
