import { hashText } from "./hash-text.ts";
import { stem } from "./stem.ts";
import { isPair, isWordLike } from "./term-kind.ts";

/** The distinct terms of a segment, packed into one string and a few arrays. Numbers start at 1. */
export interface Vocabulary {
  readonly size: number;
  readonly byteSize: number;
  /** The number of a term, or -1. */
  find(term: string): number;
  term(id: number): string;
  /** Numbers of the words of a language that have a stem. */
  withStem(stemmed: string, language: string): number[];
  /** Numbers of the words that begin so, in alphabetical order, at most `most`. */
  withPrefix(prefix: string, most: number): number[];
  /** Numbers of the words that may differ from a word by so many letters; all that do are among them. */
  nearlySpelled(word: string, distance: number): number[];
  /** Numbers of the terms that have a character, at most `most`. */
  withCharacter(character: string, most: number): number[];
}

/** One bit for each letter, so that words with few letters in common are told apart without reading them. */
function signatureOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i += 1) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
}

function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24) & 0xff;
}

function powerOfTwo(least: number): number {
  let size = 16;
  while (size < least) size *= 2;
  return size;
}

/** Chains of numbers by hash: `heads` holds the first of each chain, `next` the one after a number. */
interface Chains {
  readonly heads: Uint32Array;
  readonly next: Uint32Array;
}

const newChains = (size: number): Chains => ({
  heads: new Uint32Array(powerOfTwo(size)),
  next: new Uint32Array(size + 1),
});

function addTo({ heads, next }: Chains, key: number, id: number): void {
  const slot = key & (heads.length - 1);
  next[id] = heads[slot] ?? 0;
  heads[slot] = id;
}

const firstOf = ({ heads }: Chains, key: number): number => heads[key & (heads.length - 1)] ?? 0;

/** A vocabulary as it goes from one thread to another: a string and arrays. */
export interface VocabularyData {
  readonly size: number;
  /** All terms, one after the other. */
  readonly blob: string;
  /** Where each term ends in `blob`. */
  readonly offsets: Uint32Array;
  readonly byTerm: Chains;
  readonly byStem: Chains;
  readonly stemHashes: Uint32Array;
  readonly signatures: Uint32Array;
  /** The numbers of the words, in alphabetical order. */
  readonly sorted: Uint32Array;
}

/** Packs distinct terms, numbered from 1 in the order given, each with the language of its first passage. */
export function packVocabulary(terms: readonly string[], languages: readonly string[]): VocabularyData {
  const data = {
    size: terms.length,
    blob: terms.join(""),
    offsets: new Uint32Array(terms.length + 1),
    byTerm: newChains(terms.length),
    byStem: newChains(terms.length),
    stemHashes: new Uint32Array(terms.length + 1),
    signatures: new Uint32Array(terms.length + 1),
  };
  const words: number[] = [];
  terms.forEach((term, index) => {
    const id = index + 1;
    data.offsets[id] = (data.offsets[index] ?? 0) + term.length;
    addTo(data.byTerm, hashText(term), id);
    if (!isWordLike(term)) return;
    const language = languages[index] ?? "";
    const key = hashText(stem(term, language), hashText(language));
    data.stemHashes[id] = key;
    addTo(data.byStem, key, id);
    data.signatures[id] = signatureOf(term);
    words.push(id);
  });
  const textOf = (id: number): string => terms[id - 1] ?? "";
  return { ...data, sorted: Uint32Array.from(words.sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1))) };
}

class PackedVocabulary implements Vocabulary {
  readonly size: number;
  private readonly blob: string;
  private readonly offsets: Uint32Array;
  private readonly byTerm: Chains;
  private readonly byStem: Chains;
  private readonly stemHashes: Uint32Array;
  private readonly signatures: Uint32Array;
  private readonly sorted: Uint32Array;

  constructor(data: VocabularyData) {
    this.size = data.size;
    this.blob = data.blob;
    this.offsets = data.offsets;
    this.byTerm = data.byTerm;
    this.byStem = data.byStem;
    this.stemHashes = data.stemHashes;
    this.signatures = data.signatures;
    this.sorted = data.sorted;
  }

  get byteSize(): number {
    const arrays = [this.offsets, this.byTerm.heads, this.byTerm.next, this.byStem.heads, this.byStem.next];
    const more = [this.stemHashes, this.signatures, this.sorted];
    return this.blob.length * 2 + [...arrays, ...more].reduce((sum, array) => sum + array.byteLength, 0);
  }

  term(id: number): string {
    return this.blob.slice(this.offsets[id - 1], this.offsets[id]);
  }

  find(term: string): number {
    for (let id = firstOf(this.byTerm, hashText(term)); id !== 0; id = this.byTerm.next[id] ?? 0) {
      const from = this.offsets[id - 1] ?? 0;
      if ((this.offsets[id] ?? 0) - from === term.length && this.blob.startsWith(term, from)) return id;
    }
    return -1;
  }

  withStem(stemmed: string, language: string): number[] {
    const key = hashText(stemmed, hashText(language));
    const ids: number[] = [];
    for (let id = firstOf(this.byStem, key); id !== 0; id = this.byStem.next[id] ?? 0) {
      if (this.stemHashes[id] === key) ids.push(id);
    }
    return ids;
  }

  withPrefix(prefix: string, most: number): number[] {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.term(this.sorted[middle] ?? 0) < prefix) low = middle + 1;
      else high = middle;
    }
    const ids: number[] = [];
    for (; low < this.sorted.length && ids.length < most; low += 1) {
      const id = this.sorted[low] ?? 0;
      if (!this.blob.startsWith(prefix, this.offsets[id - 1])) break;
      ids.push(id);
    }
    return ids;
  }

  nearlySpelled(word: string, distance: number): number[] {
    const signature = signatureOf(word);
    const ids: number[] = [];
    for (let id = 1; id <= this.size; id += 1) {
      const other = this.signatures[id] ?? 0;
      if (other === 0 || bitCount(other ^ signature) > distance * 2) continue;
      const length = (this.offsets[id] ?? 0) - (this.offsets[id - 1] ?? 0);
      if (Math.abs(length - word.length) <= distance) ids.push(id);
    }
    return ids;
  }

  withCharacter(character: string, most: number): number[] {
    const ids: number[] = [];
    for (let id = 1; id <= this.size && ids.length < most; id += 1) {
      const from = this.offsets[id - 1] ?? 0;
      if ((this.offsets[id] ?? 0) - from > 4) continue;
      const term = this.term(id);
      if (isPair(term) && term.includes(character)) ids.push(id);
    }
    return ids;
  }
}

/** The vocabulary over what `packVocabulary` made. */
export function openVocabulary(data: VocabularyData): Vocabulary {
  return new PackedVocabulary(data);
}
