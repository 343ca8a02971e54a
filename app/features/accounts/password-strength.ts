import { isCommonPassword } from "./common-passwords.ts";

/** How good a new password is, in steps that have words in `accounts.json`; `count` is how many characters are missing. */
export type PasswordStrength = { kind: "tooShort"; count: number } | { kind: "common" | "good" | "strong" };

const ENOUGH = 12;
const STRONG = 18;

export function passwordStrength(password: string): PasswordStrength {
  const length = Array.from(password).length;
  if (length < ENOUGH) return { kind: "tooShort", count: ENOUGH - length };
  if (isCommonPassword(password)) return { kind: "common" };
  return { kind: length >= STRONG ? "strong" : "good" };
}
