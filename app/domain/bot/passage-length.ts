import type { ChunkOptions } from "#app/domain/chunking/chunk-blocks.ts";

export const PASSAGE_LENGTHS = ["short", "medium", "long"] as const;
/** How long the passages of a bot's sources are cut. */
export type PassageLength = (typeof PASSAGE_LENGTHS)[number];

const OPTIONS: Record<PassageLength, ChunkOptions> = {
  short: { target: 500, whole: 800 },
  medium: { target: 1_000, whole: 1_500 },
  long: { target: 1_600, whole: 2_000 },
};

/** How documents are cut for a length; one that is not known is a medium one. */
export function chunkOptionsOf(length: string): ChunkOptions {
  return OPTIONS[PASSAGE_LENGTHS.find((each) => each === length) ?? "medium"];
}
