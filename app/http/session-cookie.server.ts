import { env } from "#app/platform/env.server.ts";

const isSecure = env.appUrl.startsWith("https:");
const NAME = isSecure ? "__Host-sid" : "sid";
const THIRTY_DAYS = 30 * 24 * 3600;

/** The values of all cookies of that name. */
export function cookieValues(header: string | null, name: string): string[] {
  if (!header) return [];
  return header
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}

/** The session's secret; null without one, and with several, because then somebody else may have set it. */
export function readSessionCookie(header: string | null): string | null {
  const values = cookieValues(header, NAME);
  return values.length === 1 && values[0] ? values[0] : null;
}

export function hasSessionCookie(header: string | null): boolean {
  return cookieValues(header, NAME).length > 0;
}

const attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;

/** Keeps the session for 30 days when it is remembered, else until the browser closes. */
export function sessionCookie(secret: string, isRemembered: boolean): string {
  return `${NAME}=${secret}; ${attributes}${isRemembered ? `; Max-Age=${THIRTY_DAYS}` : ""}`;
}

export function clearedSessionCookie(): string {
  return `${NAME}=; ${attributes}; Max-Age=0`;
}
