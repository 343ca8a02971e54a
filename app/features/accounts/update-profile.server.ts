import { db, isUniqueViolation } from "#app/platform/db.server.ts";
import { fieldError } from "#app/shared/app-error.ts";
import type { ProfileForm } from "./account.schema.ts";
import { usernameKey } from "./username-key.ts";

/** The profile is what the form says. Throws `INVALID` with USERNAME_TAKEN. */
export async function updateProfile(input: { userId: string; profile: ProfileForm }): Promise<void> {
  const { userId, profile } = input;
  try {
    await db.user.update({
      where: { id: userId },
      data: { ...profile, usernameKey: usernameKey(profile.username) },
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw fieldError("username", "USERNAME_TAKEN");
    throw error;
  }
}
