import { createHmac } from "node:crypto";
import { env } from "#app/platform/env.server.ts";
import { isSameSecret } from "#app/platform/secrets.server.ts";

/** What a pass is for; one of a kind never serves as another. */
type PassKind = "preview" | "frame" | "ticket";

function signatureOf(kind: PassKind, about: readonly string[], until: string): string {
  return createHmac("sha256", env.sessionSecret)
    .update([kind, ...about, until].join("|"))
    .digest("base64url");
}

/** A permission that this server gives and later knows again: `<until>.<signature>`, without a trace in the database. */
export function signPass(kind: PassKind, about: readonly string[], validMs: number): string {
  const until = String(Date.now() + validMs);
  return `${until}.${signatureOf(kind, about, until)}`;
}

/** Whether this server gave that pass, about exactly this, and it still holds. */
export function isPass(kind: PassKind, about: readonly string[], pass: string): boolean {
  const [until = "", signature = ""] = pass.split(".");
  return Number(until) > Date.now() && isSameSecret(signature, signatureOf(kind, about, until));
}
