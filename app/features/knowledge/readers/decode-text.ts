/**
 * The text of a file: UTF-16 by its byte order mark or by its zeros, UTF-8 if it is valid, else Windows-1252, which old editors
 * wrote. Lines end with "\n", whatever they ended with. Control characters and broken surrogates, which no database keeps, are
 * dropped.
 */
export function decodeText(content: Uint8Array): string {
  return decode(content)
    .toWellFormed()
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/(?![\t\n])\p{Cc}/gu, "");
}

function decode(content: Uint8Array): string {
  const utf16 = utf16Of(content);
  if (utf16) return new TextDecoder(utf16).decode(content);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return new TextDecoder("windows-1252").decode(content);
  }
}

const SAMPLE_BYTES = 4_096;
/** Of every second byte; a text in another encoding has no zeros at all. */
const MANY_ZEROS = 0.6;

/** Which UTF-16 the bytes are: by the mark at their beginning, else because nearly every second byte is zero. */
export function utf16Of(content: Uint8Array): "utf-16le" | "utf-16be" | null {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const sample = [...content.subarray(0, SAMPLE_BYTES)];
  const even = sample.filter((byte, at) => byte === 0 && at % 2 === 0).length;
  const odd = sample.filter((byte, at) => byte === 0 && at % 2 === 1).length;
  const many = (sample.length / 2) * MANY_ZEROS;
  if (even === 0 && odd > 0 && odd >= many) return "utf-16le";
  return odd === 0 && even > 0 && even >= many ? "utf-16be" : null;
}
