/** What the sentence of a code is filled with. */
export type UnreadableData = Record<string, string | number>;

/** A reading that failed in a way its owner can mend; `code` has a sentence in `knowledge.json` under `sourceError`. */
export class UnreadableSource extends Error {
  readonly code: string;
  readonly data: UnreadableData | undefined;
  constructor(code: string, data?: UnreadableData) {
    super(code);
    this.name = "UnreadableSource";
    this.code = code;
    this.data = data;
  }
}
