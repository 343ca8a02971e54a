/** What whoever made a text left for its owner to write, such as `[✎ your opening hours]`. */
const BLANK = /\[✎\s*([^\][]+?)\s*\]/gu;

/** What has to be filled in, each once and in the order of the text. */
export function openBlanksIn(text: string): string[] {
  return [...new Set([...text.matchAll(BLANK)].map(([, wanted = ""]) => wanted))];
}

/** Whether the text may not be said yet. */
export const hasOpenBlank = (text: string): boolean => openBlanksIn(text).length > 0;
