import type { Bot } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";

/** Who saved the draft last, and when; `by` is empty when nobody knows. */
export async function getLastEdit(
  bot: Pick<Bot, "draftEditedById" | "draftEditedAt">,
): Promise<{ by: string; at: string }> {
  const editor = bot.draftEditedById
    ? await db.user.findUnique({ where: { id: bot.draftEditedById } })
    : null;
  const by = editor ? `${editor.firstName} ${editor.lastName}`.trim() || editor.username : "";
  return { by, at: bot.draftEditedAt.toISOString() };
}
