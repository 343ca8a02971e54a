const LONGEST_KEY = 1_000;

/**
 * A pasted key as it can be sent in a header, or null when it cannot be a key: spaces around it and a `Bearer` before it
 * are dropped, characters that would end the header or are not ASCII are refused. An empty key stays empty, for servers
 * that want none.
 */
export function cleanApiKey(pasted: string): string | null {
  const key = pasted.trim().replace(/^(?:Authorization:\s*)?Bearer\s+/i, "");
  return key.length <= LONGEST_KEY && /^[\x21-\x7e]*$/.test(key) ? key : null;
}
