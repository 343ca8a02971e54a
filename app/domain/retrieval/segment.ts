import { GramCounts } from "./grams.ts";
import { buildSegmentData, type SegmentData } from "./segment-data.ts";
import { openVocabulary, type Vocabulary } from "./vocabulary.ts";

/** An inverted index with the reading order of the terms, over passages of a bot. */
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

/** The index over what `buildSegmentData` made, here or in another thread. Costs next to nothing. */
export function openSegment(data: SegmentData): Segment {
  const { passageIds, languages, languageNumbers, sequences, sequenceStarts, postings } = data;
  const vocabulary = openVocabulary(data.vocabulary);
  const grams = new GramCounts(data.grams);
  const { lengths, postingStarts, postingPassages, postingWeights } = postings;
  const arrays = [lengths, postingStarts, postingPassages, postingWeights];
  const more = [sequences, sequenceStarts, languageNumbers];
  return {
    passageIds,
    size: passageIds.length,
    byteSize:
      vocabulary.byteSize +
      grams.byteSize +
      [...arrays, ...more].reduce((sum, array) => sum + array.byteLength, 0) +
      passageIds.reduce((sum, id) => sum + 24 + id.length, 0),
    vocabulary,
    grams,
    languages,
    languageOf: (passage) => languages[languageNumbers[passage] ?? 0] ?? "",
    ...postings,
    sequence: (passage) => unpack(sequences, sequenceStarts[passage] ?? 0, sequenceStarts[passage + 1] ?? 0),
  };
}

/** Builds and opens an index over passages in one go, from the lines that `analyzePassage` wrote. */
export function buildSegment(
  rows: readonly { readonly passageId: string; readonly terms: string }[],
): Segment {
  return openSegment(buildSegmentData(rows));
}
