import type { Block } from "#app/domain/chunking/block.ts";
import type { Chunk, ChunkOptions } from "#app/domain/chunking/chunk-blocks.ts";
import type { PassageFields } from "#app/domain/retrieval/analyze-passage.ts";
import type { SegmentData } from "#app/domain/retrieval/segment-data.ts";

/** A passage as it is indexed. */
export interface IndexRow {
  readonly passageId: string;
  /** What `analyzePassage` wrote. */
  readonly terms: string;
}

/** What is cut into passages: a text as somebody wrote it, or what a reader found in a document. */
export type Content = string | readonly Block[];

/** What a thread is asked: rows come in portions and stay until their index is built or not wanted any more. */
export type ThreadRequest =
  | { readonly id: number; readonly task: "rows"; readonly rows: readonly IndexRow[] }
  | { readonly id: number; readonly task: "build"; readonly count: number }
  | { readonly id: number; readonly task: "forget" }
  | { readonly id: number; readonly task: "cut"; readonly content: Content; readonly options: ChunkOptions }
  | { readonly id: number; readonly task: "analyze"; readonly passages: readonly PassageFields[] };

/** What a thread answers, once for each "build", "cut" and "analyze". */
export type ThreadAnswer =
  | { readonly id: number; readonly result: SegmentData | readonly Chunk[] | readonly string[] }
  | { readonly id: number; readonly reason: string };
