import { db } from "#app/platform/db.server.ts";
import { hashPassword, verifyPassword } from "#app/platform/passwords.server.ts";
import { fieldError } from "#app/shared/app-error.ts";
import { endOtherSessions } from "./sessions.server.ts";

/** The account has the new password and no other session. Throws `INVALID` with PASSWORD_WRONG on `current`. */
export async function changePassword(input: {
  userId: string;
  current: string;
  password: string;
  /** The session that goes on. */
  sessionHash?: string;
}): Promise<void> {
  const user = await db.user.findUnique({ where: { id: input.userId } });
  if (!(await verifyPassword(user?.passwordHash ?? null, input.current)))
    throw fieldError("current", "PASSWORD_WRONG");
  await db.user.update({
    where: { id: input.userId },
    data: { passwordHash: await hashPassword(input.password) },
  });
  await endOtherSessions({
    userId: input.userId,
    ...(input.sessionHash ? { keepHash: input.sessionHash } : {}),
  });
}
