const SAID = /charset\s*=\s*["']?([\w.:-]{1,40})/i;

/**
 * The text of a page as UTF-8, by the encoding that its header or its first kilobyte names. One that is not known, or none, leaves
 * the bytes as they are: readers try for themselves.
 */
export function toUtf8(content: Uint8Array, contentType: string): Uint8Array {
  const head = new TextDecoder("latin1").decode(content.subarray(0, 1_024));
  const label = SAID.exec(contentType)?.[1] ?? SAID.exec(head)?.[1];
  if (!label || /^utf-?8$/i.test(label)) return content;
  try {
    return new TextEncoder().encode(new TextDecoder(label).decode(content));
  } catch {
    return content;
  }
}
