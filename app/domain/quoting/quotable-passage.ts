/** A found passage as it can be quoted. */
export interface QuotablePassage {
  /** The number that its citation shows. */
  readonly number: number;
  readonly passageId: string;
  readonly sourceId: string;
  readonly title: string;
  readonly headings: readonly string[];
  readonly text: string;
  /** The phrasings of a question that `text` answers. */
  readonly questions?: readonly string[];
  /** The score of the search, 0 to 1. */
  readonly score: number;
}
