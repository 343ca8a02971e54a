/** A 32-bit number for a text (FNV-1a with a final mix); the same text and seed always give the same. */
export function hashText(text: string, seed = 0x811c9dc5, from = 0, to = text.length): number {
  let value = seed;
  for (let i = from; i < to; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  return (value ^ (value >>> 12)) >>> 0;
}
