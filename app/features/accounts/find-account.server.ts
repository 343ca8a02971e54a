import { db } from "#app/platform/db.server.ts";

/** The account of an e-mail address in lower case, or null. */
export async function findAccountByEmail(email: string): Promise<{ id: string; username: string } | null> {
  return db.user.findUnique({ where: { email }, select: { id: true, username: true } });
}
