import { leadFieldsOf, type LeadField } from "#app/domain/forms/lead-form.ts";
import { getBotVersion, getDraftBot, getLiveBot } from "#app/features/bots/index.server.ts";
import type { VisitorSession } from "#app/features/conversations/index.server.ts";
import { db, isUniqueViolation } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { fieldErrorsOf } from "#app/shared/field-errors.ts";
import { leadOf } from "./lead.schema.ts";

/**
 * What the visitor left is kept for the team; a conversation leaves one lead, and sending it again corrects it. Throws `INVALID` with
 * what is wrong field by field, and `NOT_FOUND` where the bot asks for nothing.
 */
export async function leaveLead(input: {
  session: VisitorSession;
  values: Record<string, unknown>;
}): Promise<void> {
  const { session } = input;
  const { workspaceId, botId, conversationId, visitorId } = session;
  const form = await formOf(session);
  const parsed = leadOf(form).safeParse(input.values);
  if (!parsed.success) throw new AppError("INVALID", { fields: fieldErrorsOf(parsed.error) });
  const { consent: _, ...values } = parsed.data as Record<string, string | true | undefined>;
  const question = form.find(({ kind }) => kind === "own")?.label;
  const written = Object.entries(values).filter(([, value]) => value);
  const fields = {
    ...(Object.fromEntries(written) as Record<string, string>),
    ...(values.own && question ? { question } : {}),
  };
  const given = { fields, consentAt: new Date() };
  const correct = () => db.lead.updateMany({ where: { workspaceId, id: conversationId }, data: given });
  if ((await correct()).count > 0) return;
  // One for each conversation, however often it is sent at once: the conversation's id is its own.
  const lead = { id: conversationId, workspaceId, botId, conversationId, visitorId, ...given };
  await db.lead.create({ data: lead }).catch(async (error: unknown) => {
    if (!isUniqueViolation(error)) throw error;
    await correct();
  });
}

/** A bot that takes a break still takes what visitors leave. */
async function formOf({ workspaceId, botId, version }: VisitorSession): Promise<readonly LeadField[]> {
  const bot =
    version === "draft"
      ? await getDraftBot({ workspaceId, botId })
      : version === "live"
        ? (await getLiveBot(botId)).live
        : await getBotVersion({ workspaceId, botId, number: Number(version) });
  const fields = bot && leadFieldsOf(bot.settings);
  if (!fields) throw new AppError("NOT_FOUND");
  return fields;
}
