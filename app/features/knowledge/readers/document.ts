import type { Block } from "#app/domain/chunking/block.ts";

/** A document as its reader understood it. */
export interface ReadDocument {
  /** Empty when the document does not say. */
  title: string;
  blocks: Block[];
  /** Of a web page: the addresses it links to. */
  links?: string[];
  /** Of a web page: the address it gives as its own. */
  canonical?: string;
}
