import { type PassageTerms, readAnalysis } from "./analyze-passage.ts";
import { countGrams } from "./grams.ts";
import { packPostings, type Postings, type Readings } from "./pack-postings.ts";
import { GrowingList } from "./growing-list.ts";
import { SENTENCE_END } from "./tokenize.ts";
import { packVocabulary, type VocabularyData } from "./vocabulary.ts";

/** How much an occurrence in a field weighs beside one in the text, in halves. */
const FIELD_HALVES = { title: 3, headings: 3, text: 2, questions: 4 } as const;
/** Ends a sentence in a reading. */
const END = 0;

/** An index as it goes from one thread to another: strings and arrays, nothing that a copy would lose. */
export interface SegmentData {
  readonly passageIds: readonly string[];
  readonly vocabulary: VocabularyData;
  readonly grams: Uint16Array;
  /** Most frequent first; `languageNumbers` holds that of each passage. */
  readonly languages: readonly string[];
  readonly languageNumbers: Uint8Array;
  readonly postings: Postings;
  /** The reading order of each passage, seven bits a byte, from `sequenceStarts[passage]` on. */
  readonly sequences: Uint8Array;
  readonly sequenceStarts: Uint32Array;
}

/** Reads passages one after the other and numbers their terms. */
class Reader {
  readonly ids = new GrowingList(Uint32Array);
  readonly halves = new GrowingList(Uint8Array);
  readonly terms: string[] = [];
  readonly languages: string[] = [];
  readonly frequencies: number[] = [];
  private readonly known = new Map<string, number>();

  read(passage: PassageTerms): void {
    this.field(passage.title, FIELD_HALVES.title, passage.language, false);
    this.field(passage.headings, FIELD_HALVES.headings, passage.language, false);
    this.push(END, 0);
    this.field(passage.text, FIELD_HALVES.text, passage.language, true);
    if (passage.questions.length === 0) return;
    this.push(END, 0);
    this.field(passage.questions, FIELD_HALVES.questions, passage.language, true);
  }

  private push(id: number, halves: number): void {
    this.ids.push(id);
    this.halves.push(halves);
  }

  private field(terms: readonly string[], halves: number, language: string, hasSentences: boolean): void {
    for (const term of terms) {
      if (term !== SENTENCE_END) this.push(this.idOf(term, language), halves);
      else if (hasSentences) this.push(END, 0);
    }
  }

  private idOf(term: string, language: string): number {
    let id = this.known.get(term);
    if (id === undefined) {
      id = this.terms.push(term);
      this.known.set(term, id);
      this.languages.push(language);
      this.frequencies.push(0);
    }
    this.frequencies[id - 1] = (this.frequencies[id - 1] ?? 0) + 1;
    return id;
  }
}

/** Seven bits a byte, lowest first, the high bit on all bytes but the last. */
function packSequences(
  { ids, starts }: Readings,
  numberOf: Uint32Array,
): { sequences: Uint8Array; sequenceStarts: Uint32Array } {
  const sequenceStarts = new Uint32Array(starts.length);
  const bytes = new GrowingList(Uint8Array);
  for (let passage = 0; passage + 1 < starts.length; passage += 1) {
    const end = starts[passage + 1] ?? 0;
    for (let at = starts[passage] ?? 0; at < end; at += 1) {
      let value = numberOf[ids[at] ?? 0] ?? 0;
      for (; value >= 0x80; value >>>= 7) bytes.push((value & 0x7f) | 0x80);
      bytes.push(value);
    }
    sequenceStarts[passage + 1] = bytes.length;
  }
  return { sequences: bytes.toArray(), sequenceStarts };
}

/** Frequent terms get small numbers, so that the packed sequences are short. The number of `END` stays 0. */
function numberByFrequency(frequencies: readonly number[]): { order: number[]; numberOf: Uint32Array } {
  const order = frequencies.map((_, index) => index);
  order.sort((a, b) => (frequencies[b] ?? 0) - (frequencies[a] ?? 0) || a - b);
  const numberOf = new Uint32Array(order.length + 1);
  order.forEach((index, rank) => {
    numberOf[index + 1] = rank + 1;
  });
  return { order, numberOf };
}

function byFrequency(languages: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([language]) => language);
}

/**
 * Builds the index over passages, in their reading order, from the lines that `analyzePassage` wrote. Rows of another
 * analysis version are kept but match nothing.
 */
export function buildSegmentData(
  rows: readonly { readonly passageId: string; readonly terms: string }[],
): SegmentData {
  const reader = new Reader();
  const starts = new Uint32Array(rows.length + 1);
  const spoken = rows.map((row, passage) => {
    const terms = readAnalysis(row.terms);
    reader.read(terms);
    starts[passage + 1] = reader.ids.length;
    return terms.language;
  });
  const readings: Readings = { ids: reader.ids.toArray(), halves: reader.halves.toArray(), starts };
  const { order, numberOf } = numberByFrequency(reader.frequencies);
  const terms = order.map((index) => reader.terms[index] ?? "");
  const spelled = order.map((index) => reader.languages[index] ?? "");
  const postings = packPostings(readings, numberOf);
  const { postingStarts: ends } = postings;
  const languages = byFrequency(spoken);
  return {
    passageIds: rows.map((row) => row.passageId),
    vocabulary: packVocabulary(terms, spelled),
    grams: countGrams(terms, (index) => (ends[index + 1] ?? 0) - (ends[index] ?? 0)),
    languages,
    languageNumbers: Uint8Array.from(spoken, (language) => Math.min(255, languages.indexOf(language))),
    postings,
    ...packSequences(readings, numberOf),
  };
}
