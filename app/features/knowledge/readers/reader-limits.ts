/** What reading one document may take. Bytes are counted as memory, milliseconds by the wall clock. */
export const READER_LIMITS = {
  /** Readers at the same time; whoever comes later waits. */
  processes: 2,
  heapMegabytes: 256,
  memoryBytes: 768 * 1_048_576,
  fileMs: 30_000,
  pageMs: 10_000,
  /** Of the text that comes out, in UTF-8. */
  textBytes: 5_000_000,
  /** A process that needed more, or read so many, makes room for a fresh one. */
  healthyBytes: 200 * 1_048_576,
  documentsEach: 200,
  idleMs: 30_000,
} as const;
