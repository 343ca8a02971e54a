import type { Block } from "#app/domain/chunking/block.ts";
import type { PageAbout } from "#app/domain/web/page-about.ts";

/** A document as its reader understood it. */
export interface ReadDocument {
  /** Empty when the document does not say. */
  title: string;
  blocks: Block[];
  /** Of a web page: the addresses it links to. */
  links?: string[];
  /** Of a web page: the address it gives as its own. */
  canonical?: string;
  /** Of a web page: what it says of itself. */
  about?: PageAbout;
}
