import type { BotSettings } from "#app/domain/bot/bot-settings.ts";
import { isWall } from "#app/domain/forms/lead-form.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";

/** A bot that talks to nobody before its form was sent has it of this conversation. Throws `FORM_REQUIRED`. */
export async function assertFormSent(
  { workspaceId, conversationId }: { workspaceId: string; conversationId: string },
  { leadForm }: Pick<BotSettings, "leadForm">,
): Promise<void> {
  if (!isWall(leadForm)) return;
  const isSent = (await db.lead.count({ where: { workspaceId, conversationId } })) > 0;
  if (!isSent) throw new AppError("FORM_REQUIRED");
}
