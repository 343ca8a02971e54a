import type { Locator } from "#app/domain/chunking/block.ts";

/** A passage before it is stored. */
export interface NewPassage {
  title: string;
  headings: string[];
  text: string;
  questions?: string[];
  locator?: Locator;
  /** False: it is there to be filled in, and answers nothing before. */
  isEnabled?: false;
  /** The web page it stands on. */
  url?: string;
}
