import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";

/** Whether a stranger may make an account: sign-ups are open, or nobody has one yet. */
export async function isSignUpOpen(): Promise<boolean> {
  return env.SIGNUP === "open" || (await db.instance.count({ where: { adminId: { not: null } } })) === 0;
}
