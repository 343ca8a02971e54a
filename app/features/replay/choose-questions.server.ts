import type { Prisma } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { toReplayedAnswer } from "./replay-rows.server.ts";
import type { ReplayedAnswer } from "./replay-view.ts";

/** One replay asks at most so many questions. */
export const MOST_QUESTIONS = 1_000;

/** A visitor's message with the answer that it was given. */
export interface AnsweredQuestion {
  conversationId: string;
  messageId: string;
  text: string;
  before: ReplayedAnswer;
}

interface OfBot {
  workspaceId: string;
  botId: string;
}

/** Answers of the bot itself that came to their end; who sent files without a word asked nothing. */
const ANSWERED = {
  role: "bot",
  status: "done",
  kind: { not: null, notIn: ["received"] },
  replyToId: { not: null },
} satisfies Prisma.MessageWhereInput;

/** The newest conversations of visitors in which the bot answered, newest first: no previews, and none among members. */
export async function newestConversations({ workspaceId, botId }: OfBot, most: number): Promise<string[]> {
  const rows = await db.conversation.findMany({
    where: {
      workspaceId,
      botId,
      channel: { notIn: ["preview", "member"] },
      messages: { some: { workspaceId, ...ANSWERED } },
    },
    orderBy: [{ lastMessageAt: "desc" }, { id: "desc" }],
    take: most,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** How many answered questions each of the conversations has, in their order. */
export async function countQuestions({ workspaceId }: OfBot, ids: readonly string[]): Promise<number[]> {
  const counted = await db.message.groupBy({
    by: ["conversationId"],
    where: { workspaceId, conversationId: { in: [...ids] }, ...ANSWERED },
    _count: true,
  });
  const counts = new Map(counted.map(({ conversationId, _count }) => [conversationId, _count]));
  return ids.map((id) => counts.get(id) ?? 0);
}

/** What visitors asked in the newest conversations and were answered, conversation by conversation. */
export async function chooseQuestions(bot: OfBot, conversations: number): Promise<AnsweredQuestion[]> {
  const { workspaceId } = bot;
  const ids = await newestConversations(bot, conversations);
  const counts = await countQuestions(bot, ids);
  const chosen = ids.filter(
    (_, index) => counts.slice(0, index).reduce((sum, count) => sum + count, 0) < MOST_QUESTIONS,
  );
  const messages = await db.message.findMany({
    where: {
      workspaceId,
      conversationId: { in: chosen },
      OR: [{ role: "visitor" }, ANSWERED],
    },
    orderBy: { seq: "asc" },
    select: {
      id: true,
      conversationId: true,
      role: true,
      text: true,
      kind: true,
      citations: true,
      replyToId: true,
    },
  });
  const asked = new Map(messages.filter(({ role }) => role === "visitor").map(({ id, text }) => [id, text]));
  const found = messages.flatMap((message): AnsweredQuestion[] => {
    const { conversationId, replyToId } = message;
    const before = message.role === "bot" ? toReplayedAnswer(message) : null;
    const text = asked.get(replyToId ?? "")?.trim();
    return before && text && replyToId ? [{ conversationId, messageId: replyToId, text, before }] : [];
  });
  const rank = new Map(chosen.map((id, index) => [id, index]));
  const placeOf = (question: AnsweredQuestion) => rank.get(question.conversationId) ?? 0;
  return found.toSorted((a, b) => placeOf(a) - placeOf(b)).slice(0, MOST_QUESTIONS);
}
