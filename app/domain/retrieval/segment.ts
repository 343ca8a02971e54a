import { type PassageTerms, readAnalysis } from "./analyze-passage.ts";
import { GramCounts } from "./grams.ts";
import { SENTENCE_END } from "./tokenize.ts";
import { buildVocabulary, type Vocabulary } from "./vocabulary.ts";

/** How much an occurrence in a field weighs beside one in the text, in halves. */
const FIELD_HALVES = { title: 3, headings: 3, text: 2, questions: 4 } as const;

/** An inverted index with the reading order of the terms, over the passages of one revision of a source. */
export interface Segment {
  readonly passageIds: readonly string[];
  /** Number of passages. */
  readonly size: number;
  /** Memory held, in bytes, near enough for limits. */
  readonly byteSize: number;
  readonly vocabulary: Vocabulary;
  readonly grams: GramCounts;
  /** The languages of the passages, most frequent first. */
  readonly languages: readonly string[];
  languageOf(passage: number): string;
  /** Weighted length of each passage, in halves of a term. */
  readonly lengths: Uint16Array;
  readonly totalLength: number;
  /** Where the postings of term `id` start: `postingStarts[id - 1]` to `postingStarts[id]`. */
  readonly postingStarts: Uint32Array;
  readonly postingPassages: Uint32Array;
  /** Weighted frequency in halves, at most 255. */
  readonly postingWeights: Uint8Array;
  /** The term numbers of a passage in reading order; 0 ends a sentence. The first sentence is title and headings. */
  sequence(passage: number): Uint32Array;
}

interface Draft {
  readonly ids: Map<string, number>;
  readonly terms: string[];
  readonly languages: string[];
  readonly frequencies: number[];
}

function idOf(draft: Draft, term: string, language: string): number {
  const known = draft.ids.get(term);
  if (known !== undefined) {
    draft.frequencies[known] = (draft.frequencies[known] ?? 0) + 1;
    return known;
  }
  const id = draft.terms.length;
  draft.ids.set(term, id);
  draft.terms.push(term);
  draft.languages.push(language);
  draft.frequencies.push(1);
  return id;
}

/** Draft numbers in reading order, each with its field weight; -1 ends a sentence. */
interface Reading {
  readonly ids: number[];
  readonly halves: number[];
}

function read(draft: Draft, passage: PassageTerms): Reading {
  const ids: number[] = [];
  const halves: number[] = [];
  const push = (terms: readonly string[], weight: number): void => {
    for (const term of terms) {
      ids.push(term === SENTENCE_END ? -1 : idOf(draft, term, passage.language));
      halves.push(weight);
    }
  };
  const end = (): void => {
    ids.push(-1);
    halves.push(0);
  };
  push(
    passage.title.filter((term) => term !== SENTENCE_END),
    FIELD_HALVES.title,
  );
  push(
    passage.headings.filter((term) => term !== SENTENCE_END),
    FIELD_HALVES.headings,
  );
  end();
  push(passage.text, FIELD_HALVES.text);
  if (passage.questions.length > 0) {
    end();
    push(passage.questions, FIELD_HALVES.questions);
  }
  return { ids, halves };
}

/** Seven bits a byte, lowest first, the high bit on all bytes but the last. */
function packSequences(
  readings: readonly Reading[],
  numberOf: Uint32Array,
): { bytes: Uint8Array; starts: Uint32Array } {
  const starts = new Uint32Array(readings.length + 1);
  const width = (value: number): number => (value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x200000 ? 3 : 4);
  let total = 0;
  readings.forEach((reading, index) => {
    for (const id of reading.ids) total += width(id < 0 ? 0 : (numberOf[id] ?? 0));
    starts[index + 1] = total;
  });
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const reading of readings) {
    for (const id of reading.ids) {
      let value = id < 0 ? 0 : (numberOf[id] ?? 0);
      for (; value >= 0x80; value >>>= 7) bytes[at++] = (value & 0x7f) | 0x80;
      bytes[at++] = value;
    }
  }
  return { bytes, starts };
}

function unpack(bytes: Uint8Array, from: number, to: number): Uint32Array {
  const ids = new Uint32Array(to - from);
  let count = 0;
  for (let at = from; at < to; count += 1) {
    let value = 0;
    let shift = 0;
    let byte = bytes[at++] ?? 0;
    for (; byte >= 0x80; byte = bytes[at++] ?? 0) {
      value |= (byte & 0x7f) << shift;
      shift += 7;
    }
    ids[count] = value | (byte << shift);
  }
  return ids.subarray(0, count);
}

/** Frequent terms get small numbers, so that the packed sequences are short. */
function numberByFrequency(draft: Draft): { order: number[]; numberOf: Uint32Array } {
  const order = draft.terms.map((_, id) => id);
  order.sort((a, b) => (draft.frequencies[b] ?? 0) - (draft.frequencies[a] ?? 0) || a - b);
  const numberOf = new Uint32Array(order.length);
  order.forEach((id, index) => {
    numberOf[id] = index + 1;
  });
  return { order, numberOf };
}

type Postings = Pick<
  Segment,
  "postingStarts" | "postingPassages" | "postingWeights" | "lengths" | "totalLength"
>;

function passageWeights(reading: Reading, numberOf: Uint32Array): Map<number, number> {
  const weights = new Map<number, number>();
  reading.ids.forEach((id, position) => {
    if (id < 0) return;
    const number = numberOf[id] ?? 0;
    weights.set(number, (weights.get(number) ?? 0) + (reading.halves[position] ?? 0));
  });
  return weights;
}

function packPostings(readings: readonly Reading[], numberOf: Uint32Array): Postings {
  const postingStarts = new Uint32Array(numberOf.length + 1);
  const lengths = new Uint16Array(readings.length);
  let totalLength = 0;
  for (const reading of readings) {
    for (const number of passageWeights(reading, numberOf).keys())
      postingStarts[number] = (postingStarts[number] ?? 0) + 1;
  }
  for (let i = 0; i < numberOf.length; i += 1)
    postingStarts[i + 1] = (postingStarts[i + 1] ?? 0) + (postingStarts[i] ?? 0);
  const total = postingStarts[numberOf.length] ?? 0;
  const postingPassages = new Uint32Array(total);
  const postingWeights = new Uint8Array(total);
  const next = postingStarts.slice();
  readings.forEach((reading, passage) => {
    let length = 0;
    for (const [number, weight] of passageWeights(reading, numberOf)) {
      const at = next[number - 1] ?? 0;
      next[number - 1] = at + 1;
      postingPassages[at] = passage;
      postingWeights[at] = Math.min(255, weight);
      length += weight;
    }
    lengths[passage] = Math.min(65_535, length);
    totalLength += Math.min(65_535, length);
  });
  return { postingStarts, postingPassages, postingWeights, lengths, totalLength };
}

function byFrequency(languages: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([language]) => language);
}

/**
 * Builds the index over the passages of one source revision, in their reading order, from the lines that
 * `analyzePassage` wrote. Rows of another analysis version are kept but match nothing.
 */
export function buildSegment(
  rows: readonly { readonly passageId: string; readonly terms: string }[],
): Segment {
  const draft: Draft = { ids: new Map(), terms: [], languages: [], frequencies: [] };
  const languages: string[] = [];
  const readings = rows.map((row) => {
    const passage = readAnalysis(row.terms);
    languages.push(passage.language);
    return read(draft, passage);
  });
  const { order, numberOf } = numberByFrequency(draft);
  const terms = order.map((id) => draft.terms[id] ?? "");
  const vocabulary = buildVocabulary(
    terms,
    order.map((id) => draft.languages[id] ?? ""),
  );
  const postings = packPostings(readings, numberOf);
  const { postingStarts: ends } = postings;
  const grams = new GramCounts(terms, (index) => (ends[index + 1] ?? 0) - (ends[index] ?? 0));
  const { bytes, starts } = packSequences(readings, numberOf);
  const ordered = byFrequency(languages);
  const languageNumbers = Uint8Array.from(languages, (language) => Math.min(255, ordered.indexOf(language)));
  const passageIds = rows.map((row) => row.passageId);
  const arrays = [
    postings.lengths,
    postings.postingStarts,
    postings.postingPassages,
    postings.postingWeights,
    bytes,
    starts,
    languageNumbers,
  ];
  return {
    passageIds,
    size: rows.length,
    byteSize:
      vocabulary.byteSize +
      grams.byteSize +
      arrays.reduce((sum, array) => sum + array.byteLength, 0) +
      passageIds.reduce((sum, id) => sum + 24 + id.length, 0),
    vocabulary,
    grams,
    languages: ordered,
    languageOf: (passage) => ordered[languageNumbers[passage] ?? 0] ?? "",
    ...postings,
    sequence: (passage) => unpack(bytes, starts[passage] ?? 0, starts[passage + 1] ?? 0),
  };
}
