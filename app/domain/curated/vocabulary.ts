import { GROUP_WEIGHTS, type TextFeatures } from "./features.ts";

const AT_ONCE = 64;

/** A few phrasings do not tell what is rare: so many other questions are thought beside them, with grammar words in a part of these. */
const OTHER_TEXTS = 50;
const GRAMMAR_TEXTS = 0.3 * OTHER_TEXTS;

/** The features that occur in the phrasings, in ascending order, with how rare each is. */
export interface Vocabulary {
  readonly hashes: Uint32Array;
  readonly rarity: Float32Array;
  /** What a feature that no phrasing has would weigh. */
  readonly unknown: number;
}

/** The known features of a text and how much each counts; together of length 1 when all are known. */
export interface Vector {
  readonly slots: Int32Array;
  readonly values: Float32Array;
}

/** The place of a feature, or -1. */
export function slotOf({ hashes }: Vocabulary, hash: number): number {
  let low = 0;
  let high = hashes.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = hashes[middle] ?? 0;
    if (value === hash) return middle;
    if (value < hash) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Builds the vocabulary of the texts; features of fewer than `least` texts are left out. */
export function* buildVocabulary(texts: readonly TextFeatures[], least: number): Generator<void, Vocabulary> {
  const counts = new Map<number, number>();
  const common = new Set<number>();
  for (const [index, { groups, grammar }] of texts.entries()) {
    for (const hash of new Set(groups.flat())) counts.set(hash, (counts.get(hash) ?? 0) + 1);
    for (const hash of grammar) common.add(hash);
    if (index % AT_ONCE === 0) yield;
  }
  const kept: number[] = [];
  for (const [hash, count] of counts) if (count >= least) kept.push(hash);
  yield;
  const hashes = Uint32Array.from(kept).sort();
  const all = texts.length + OTHER_TEXTS;
  const rarityOf = (count: number): number => Math.log((1 + all) / (1 + count)) + 1;
  const rarity = new Float32Array(hashes.length);
  for (const [slot, hash] of hashes.entries())
    rarity[slot] = rarityOf((counts.get(hash) ?? 0) + (common.has(hash) ? GRAMMAR_TEXTS : 0));
  return { hashes, rarity, unknown: rarityOf(0) };
}

/** What a word weighs that no phrasing has. */
export function weightOfUnknown({ unknown }: Vocabulary, isGrammar: boolean): number {
  return isGrammar ? unknown - Math.log(1 + GRAMMAR_TEXTS) : unknown;
}

/** What a feature that no phrasing has takes from those that are known. */
const UNKNOWN_SHARE = 0.6;
const WHOLE = Math.sqrt(GROUP_WEIGHTS.reduce((sum, weight) => sum + weight * weight, 0));

/** The known features of a group by their places, and what the others weigh together. */
function countSlots(vocabulary: Vocabulary, hashes: readonly number[], grammar: ReadonlySet<number>) {
  const counts = new Map<number, number>();
  let unknown = 0;
  for (const hash of hashes) {
    const slot = slotOf(vocabulary, hash);
    if (slot < 0) unknown += weightOfUnknown(vocabulary, grammar.has(hash)) ** 2;
    else counts.set(slot, (counts.get(slot) ?? 0) + 1);
  }
  return { counts, unknown };
}

/** The text as a vector, the shorter the more of it no phrasing has. */
export function vectorOf(vocabulary: Vocabulary, { groups, grammar }: TextFeatures): Vector {
  const slots: number[] = [];
  const values: number[] = [];
  groups.forEach((hashes, group) => {
    const { counts, unknown } = countSlots(vocabulary, hashes, grammar);
    const entries = [...counts].map(
      ([slot, count]) => [slot, (1 + Math.log(count)) * (vocabulary.rarity[slot] ?? 0)] as const,
    );
    const missing = UNKNOWN_SHARE * unknown;
    const norm = Math.sqrt(entries.reduce((sum, [, value]) => sum + value * value, missing));
    const share = norm === 0 ? 0 : (GROUP_WEIGHTS[group] ?? 0) / norm / WHOLE;
    for (const [slot, value] of entries) {
      slots.push(slot);
      values.push(value * share);
    }
  });
  return { slots: Int32Array.from(slots), values: Float32Array.from(values) };
}
