import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** A new secret that grants access: 256 random bits, base64url. Store only `hashSecret` of it. */
export function createSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** The form in which a secret is stored and looked up: its SHA-256 in base64url. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret, "utf8").digest("base64url");
}

/** Whether two texts are equal, in a time that does not depend on where they differ. */
export function isSameSecret(a: string, b: string): boolean {
  return timingSafeEqual(createHash("sha256").update(a).digest(), createHash("sha256").update(b).digest());
}
