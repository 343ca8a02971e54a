/** A run of letters as the PDF places it. Points; `y` is the base line, counted from the top of the page. */
export interface Fragment {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly font: string;
  readonly isRightToLeft: boolean;
}

/** Fragments on one base line that belong together: a line of a column, or a cell of a table. */
export interface Piece extends Fragment {
  readonly letters: number;
}

/** What stands on one base line of a column, from its reading side on. */
export interface Line {
  readonly cells: readonly Piece[];
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly font: string;
}

/** A page before anything is known about the document as a whole. */
export interface PageText {
  readonly number: number;
  readonly height: number;
  /** Base lines from the top down, each with its pieces from the left. */
  readonly rows: readonly (readonly Piece[])[];
}
