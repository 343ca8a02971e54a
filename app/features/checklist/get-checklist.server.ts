import { may, type Actor } from "#app/domain/access/permissions.ts";
import { newBotSettings, readBotSettings } from "#app/domain/bot/bot-settings.ts";
import { changedSettings } from "#app/domain/bot/changed-settings.ts";
import { getBotRow } from "#app/features/bots/index.server.ts";
import type { Bot } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { CHECKLIST_STEPS, type ChecklistStep } from "./checklist-step.ts";

/**
 * The first steps of a bot and which of them are taken. Null when all are, when this person has put the list away, and for who
 * may not edit the bot. Throws `NOT_FOUND`.
 */
export async function getChecklist(input: { actor: Actor; botId: string }): Promise<ChecklistStep[] | null> {
  const { actor, botId } = input;
  const { userId, workspaceId } = actor;
  const bot = await getBotRow({ workspaceId, botId });
  if (!may(actor, "bot:edit")) return null;
  const dismissal = { workspaceId, botId, userId };
  if (await db.checklistDismissal.findUnique({ where: { workspaceId_botId_userId: dismissal } })) return null;
  const [knowledge, test, conversation] = await Promise.all([
    knowsSomething(bot),
    wasTested(bot),
    hasSpokenWithVisitors(bot),
  ]);
  const isDone = { knowledge, test, look: hasOwnLook(bot), publish: bot.liveVersion !== null, conversation };
  const steps = CHECKLIST_STEPS.map((name) => ({ name, isDone: isDone[name] }));
  return steps.every((step) => step.isDone) ? null : steps;
}

type Which = Pick<Bot, "workspaceId" | "id">;

const ONLY_ID = { id: true } as const;

async function knowsSomething({ workspaceId, id: botId }: Which): Promise<boolean> {
  const where = { workspaceId, botId, deletedAt: null, revisionId: { not: null } };
  return (await db.source.findFirst({ where, select: ONLY_ID })) !== null;
}

/** By a saved test, or by a question in the preview. */
async function wasTested({ workspaceId, id: botId }: Which): Promise<boolean> {
  const [test, preview] = await Promise.all([
    db.botTest.findFirst({ where: { workspaceId, botId }, select: ONLY_ID }),
    db.conversation.findFirst({
      where: { workspaceId, botId, channel: "preview", lastSeq: { gt: 0 } },
      select: ONLY_ID,
    }),
  ]);
  return test !== null || preview !== null;
}

async function hasSpokenWithVisitors({ workspaceId, id: botId }: Which): Promise<boolean> {
  const channel = { in: ["widget", "page", "embed"] };
  const where = { workspaceId, botId, channel, lastSeq: { gt: 0 } };
  return (await db.conversation.findFirst({ where, select: ONLY_ID })) !== null;
}

/** Whether anything of its look is otherwise than that of every new bot. */
function hasOwnLook(bot: Bot): boolean {
  const changes = changedSettings(newBotSettings(bot.name), readBotSettings(bot.draft));
  return changes.some(({ path }) => path === "avatar" || path.startsWith("look."));
}
