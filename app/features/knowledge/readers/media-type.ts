const BY_ENDING: Record<string, string> = {
  md: "text/markdown",
  markdown: "text/markdown",
  txt: "text/plain",
  text: "text/plain",
  html: "text/html",
  htm: "text/html",
};

/** Endings of files that can be read, for the file dialog and for sentences. */
export const READABLE_ENDINGS = Object.keys(BY_ENDING).map((ending) => `.${ending}`);

/** The media type of a file that can be read, by its ending and only if its bytes are text; else null. */
export function mediaTypeOf(name: string, content: Uint8Array): string | null {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const mediaType = Object.hasOwn(BY_ENDING, ending) ? (BY_ENDING[ending] ?? null) : null;
  return mediaType && looksLikeText(content) ? mediaType : null;
}

const isUtf16 = (content: Uint8Array) =>
  (content[0] === 0xff && content[1] === 0xfe) || (content[0] === 0xfe && content[1] === 0xff);

function looksLikeText(content: Uint8Array): boolean {
  return isUtf16(content) || !content.subarray(0, 65_536).includes(0);
}
