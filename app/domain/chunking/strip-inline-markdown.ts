const IMAGE_OR_LINK =
  /!?\[([^[\]\n]{0,2000})\](?:\([^()\s]{0,2000}(?:\([^()\s]{0,500}\))?[^()\n]{0,300}\)|\[[^[\]\n]{0,200}\])/g;
const FOOTNOTE = /\[\^[^\]\n]{1,40}\]/g;
const AUTOLINK = /<((?:https?:\/\/|mailto:)[^<>\s]{1,2000})>/g;
const TAG = /<\/?[a-zA-Z][^<>\n]{0,1000}>|<!--[^\n]{0,2000}?-->/g;
const EMPHASIS =
  /(?<![\\\p{L}\p{N}*_~])(?:[*_]{1,3}|~~)(?=[^\s*_~])|(?<=[^\s*_~\\])(?:[*_]{1,3}|~~)(?![\p{L}\p{N}*_~])/gu;
const CODE = /(`{1,3})([^`\n]+)\1/g;
const ESCAPE = /\\([!-/:-@[-`{-~])/g;

/** The text of a line of Markdown as it is read: without emphasis, link targets, tags and escapes. */
export function stripInlineMarkdown(line: string): string {
  return line
    .replace(CODE, "$2")
    .replace(IMAGE_OR_LINK, "$1")
    .replace(IMAGE_OR_LINK, "$1")
    .replace(FOOTNOTE, "")
    .replace(AUTOLINK, "$1")
    .replace(TAG, "")
    .replace(EMPHASIS, "")
    .replace(ESCAPE, "$1")
    .trim();
}
