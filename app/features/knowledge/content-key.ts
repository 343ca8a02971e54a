import { createHash } from "node:crypto";

/** What of a passage makes it the same passage in another reading. */
export interface PassageContent {
  title: string;
  headings: readonly string[];
  text: string;
  questions?: readonly string[];
}

/** The key by which uses and edits of a passage are found again in another reading of its source. */
export function contentKeyOf({ title, headings, text, questions = [] }: PassageContent): string {
  return createHash("sha256")
    .update(JSON.stringify([title, headings, questions, text]))
    .digest("base64url");
}
