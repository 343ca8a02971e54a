import { stem } from "./stem.ts";

/** The distinct terms of a segment, packed: one string, a hash table, and lists of terms by trigram and by stem. */
export interface Vocabulary {
  readonly size: number;
  readonly byteSize: number;
  /** The number of a term, or -1. Numbers start at 1. */
  find(term: string): number;
  term(id: number): string;
  /** True when the term has the text in it. */
  contains(id: number, text: string): boolean;
  /** Numbers of the terms that may share the key of `trigramKeys` or `stemKey`; some do not (hashes collide). */
  withKey(key: number): Uint32Array;
  languageOf(id: number): string;
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

function hash(text: string, from = 0, to = text.length, seed = FNV_OFFSET): number {
  let value = seed;
  for (let i = from; i < to; i += 1) value = Math.imul(value ^ text.charCodeAt(i), FNV_PRIME);
  value ^= value >>> 15;
  return value >>> 0;
}

const STEM_SEED = 0x1234567;
const LETTERS_ONLY = /^\p{L}[\p{L}\p{M}]+$/u;
const PAIR_SCRIPT = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\ud840-\ud88f]/;

/** True for terms that inflect or are mistyped as words are: letters only, not a pair of Chinese characters. */
export function isWordLike(term: string): boolean {
  return LETTERS_ONLY.test(term) && !PAIR_SCRIPT.test(term);
}

/** True for two neighbouring characters of Chinese, Japanese or Korean, or a single one. */
export function isPair(term: string): boolean {
  return PAIR_SCRIPT.test(term);
}

/** One key for each three neighbouring characters of `^term$`; the pieces by which likeness is found. */
export function trigramKeys(term: string): number[] {
  const padded = `^${term}$`;
  const keys: number[] = [];
  for (let i = 0; i + 3 <= padded.length; i += 1) keys.push(hash(padded, i, i + 3));
  return keys;
}

/** The key under which words of one stem are listed. */
export function stemKey(stemmed: string): number {
  return hash(stemmed, 0, stemmed.length, STEM_SEED);
}

/** The key under which pairs of characters are listed by each of their characters. */
export function characterKey(character: string): number {
  return hash(character, 0, character.length, STEM_SEED + 1);
}

function keysOf(term: string, language: string): number[] {
  if (PAIR_SCRIPT.test(term)) return Array.from(term).map(characterKey);
  if (!isWordLike(term)) return [];
  return [stemKey(stem(term, language)), ...trigramKeys(term)];
}

function packKeys(keys: readonly (readonly number[])[]): {
  mask: number;
  starts: Uint32Array;
  ids: Uint32Array;
} {
  let buckets = 64;
  while (buckets < keys.length && buckets < 1 << 18) buckets *= 2;
  const mask = buckets - 1;
  const starts = new Uint32Array(buckets + 1);
  for (const list of keys)
    for (const key of list) starts[(key & mask) + 1] = (starts[(key & mask) + 1] ?? 0) + 1;
  for (let i = 0; i < buckets; i += 1) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
  const ids = new Uint32Array(starts[buckets] ?? 0);
  const next = starts.slice();
  keys.forEach((list, index) => {
    for (const key of list) {
      const at = next[key & mask] ?? 0;
      ids[at] = index + 1;
      next[key & mask] = at + 1;
    }
  });
  return { mask, starts, ids };
}

/** Packs distinct terms, numbered from 1 in the order given, each with the language of its first passage. */
export function buildVocabulary(terms: readonly string[], languages: readonly string[]): Vocabulary {
  const blob = terms.join("");
  const offsets = new Uint32Array(terms.length + 1);
  terms.forEach((term, index) => {
    offsets[index + 1] = (offsets[index] ?? 0) + term.length;
  });
  let capacity = 16;
  while (capacity < terms.length * 2) capacity *= 2;
  const table = new Uint32Array(capacity);
  terms.forEach((term, index) => {
    let slot = hash(term) & (capacity - 1);
    while (table[slot] !== 0) slot = (slot + 1) & (capacity - 1);
    table[slot] = index + 1;
  });
  const languageNames = [...new Set(languages)];
  const languageNumbers = Uint8Array.from(languages, (language) =>
    Math.min(255, languageNames.indexOf(language)),
  );
  const { mask, starts, ids } = packKeys(terms.map((term, index) => keysOf(term, languages[index] ?? "")));

  const textOf = (id: number): string => blob.slice(offsets[id - 1], offsets[id]);
  return {
    size: terms.length,
    byteSize:
      blob.length * 2 +
      offsets.byteLength +
      table.byteLength +
      languageNumbers.byteLength +
      starts.byteLength +
      ids.byteLength,
    term: textOf,
    contains(id, text) {
      return textOf(id).includes(text);
    },
    find(term) {
      let slot = hash(term) & (capacity - 1);
      for (let id = table[slot] ?? 0; id !== 0; id = table[slot] ?? 0) {
        const from = offsets[id - 1] ?? 0;
        if ((offsets[id] ?? 0) - from === term.length && blob.startsWith(term, from)) return id;
        slot = (slot + 1) & (capacity - 1);
      }
      return -1;
    },
    withKey: (key) => ids.subarray(starts[key & mask], starts[(key & mask) + 1]),
    languageOf: (id) => languageNames[languageNumbers[id - 1] ?? 0] ?? "",
  };
}
