import type { Actor } from "#app/domain/access/permissions.ts";
import { estimateCost, usualUse } from "#app/domain/replay/estimate-cost.ts";
import { dayOf } from "#app/domain/spending/spending-notice.ts";
import { getDraftBot, type AnsweringBot } from "#app/features/bots/index.server.ts";
import { buildChain, builtinLink } from "#app/features/providers/index.server.ts";
import { getPriceBook } from "#app/features/spending/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { countQuestions, MOST_QUESTIONS, newestConversations } from "./choose-questions.server.ts";
import { REPLAY_SIZES, type ReplayEstimate } from "./replay-view.ts";

/** Of so many answers of models the usual use is taken. */
const SAMPLE = 200;

/**
 * What a replay of each size would ask and about what it would cost: the price of the draft's first model, times what the bot's
 * answers usually use. Sizes that would ask the same as a smaller one are left out. Throws `NOT_FOUND`.
 */
export async function estimateReplay(input: { actor: Actor; botId: string }): Promise<ReplayEstimate[]> {
  const { workspaceId } = input.actor;
  const bot = await getDraftBot({ workspaceId, botId: input.botId });
  const [ids, price, use] = await Promise.all([
    newestConversations(bot, Math.max(...REPLAY_SIZES)),
    priceOf(bot),
    usualUseOf(bot),
  ]);
  const counts = await countQuestions(bot, ids);
  const estimates = REPLAY_SIZES.map((size) => {
    const asked = counts.slice(0, size).reduce((sum, count) => sum + count, 0);
    const questions = Math.min(asked, MOST_QUESTIONS);
    const usd = estimateCost({ questions, price, use });
    return { size, conversations: Math.min(size, ids.length), questions, usd };
  });
  return estimates.filter(
    ({ conversations }, index) => conversations > (estimates[index - 1]?.conversations ?? 0),
  );
}

async function priceOf({ workspaceId, settings }: AnsweringBot) {
  const [[first = builtinLink], prices] = await Promise.all([
    buildChain(workspaceId, settings.chain),
    getPriceBook(workspaceId),
  ]);
  return first === builtinLink ? "free" : prices.priceOf(first.offeredBy, first.model, dayOf(new Date()));
}

async function usualUseOf({ workspaceId, botId }: AnsweringBot) {
  const answers = await db.message.findMany({
    where: { workspaceId, role: "bot", inputTokens: { not: null }, conversation: { workspaceId, botId } },
    orderBy: { createdAt: "desc" },
    take: SAMPLE,
    select: { inputTokens: true, outputTokens: true },
  });
  return usualUse(
    answers.map(({ inputTokens, outputTokens }) => ({
      inputTokens: inputTokens ?? 0,
      outputTokens: outputTokens ?? 0,
    })),
  );
}
