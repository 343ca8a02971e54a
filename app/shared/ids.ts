const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

/** A new opaque id: 26 characters of base32 that hold 130 random bits. Grants nothing; secrets are `createSecret`. */
export function createId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(26));
  let id = "";
  for (const byte of bytes) id += ALPHABET[byte & 31];
  return id;
}

/** Whether a text has the form of an id; everything else is answered as "not there" without asking the database. */
export function isId(text: string): boolean {
  return /^[a-z2-7]{26}$/.test(text);
}
