/**
 * The text of a file: UTF-16 by its byte order mark, UTF-8 if it is valid, else Windows-1252, which old editors wrote.
 * Control characters and broken surrogates, which no database keeps, are dropped.
 */
export function decodeText(content: Uint8Array): string {
  return decode(content)
    .toWellFormed()
    .replaceAll("\r\n", "\n")
    .replaceAll(/(?![\t\n])\p{Cc}/gu, "");
}

function decode(content: Uint8Array): string {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder("utf-16le").decode(content);
  if (content[0] === 0xfe && content[1] === 0xff) return new TextDecoder("utf-16be").decode(content);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return new TextDecoder("windows-1252").decode(content);
  }
}
