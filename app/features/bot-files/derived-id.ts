import { createHash } from "node:crypto";

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
const LENGTH = 26;

/** The id that a thing of a file always has at this place: importing the file again finds it. Another place has another one. */
export function derivedId(...parts: readonly string[]): string {
  const bytes = createHash("sha256").update(JSON.stringify(parts)).digest();
  return Array.from(bytes.subarray(0, LENGTH), (byte) => ALPHABET[byte & 31]).join("");
}
