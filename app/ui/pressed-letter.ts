/** The Latin letter of a key, in lower case, also on a keyboard of another script; other keys by their own name. */
export function pressedLetter({ key, code }: Pick<KeyboardEvent, "key" | "code">): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  return /^\P{ASCII}$/u.test(key) && code.startsWith("Key") ? code.slice(3).toLowerCase() : key;
}
