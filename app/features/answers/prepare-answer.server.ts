import type { ChatTurn, GenerateRequest, KnowledgePassage } from "#app/ai/provider.ts";
import {
  getBotVersion,
  getDraftBot,
  getLiveBot,
  type AnsweringBot,
} from "#app/features/bots/index.server.ts";
import { searchKnowledge, type FoundPassage } from "#app/features/knowledge/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { buildInstructions } from "./build-instructions.ts";

/** What of a conversation an answer depends on. */
export interface AnswerContext {
  workspaceId: string;
  conversationId: string;
  botId: string;
  /** "live", "draft" or a version's number */
  version: string;
  locale: string;
}

export interface PreparedAnswer {
  bot: AnsweringBot;
  request: Omit<GenerateRequest, "model">;
  found: FoundPassage[];
}

const MAX_PASSAGES = 8;
const MAX_HISTORY = 12;
/** About 3,000 tokens of what was said before. */
const MAX_HISTORY_CHARACTERS = 12_000;

/** Who answers: the live version, the pinned one, or the draft. Throws `NOT_FOUND` or `BOT_NOT_LIVE`. */
export async function answeringBotOf(context: AnswerContext): Promise<AnsweringBot> {
  const { workspaceId, botId, version } = context;
  if (version === "draft") return getDraftBot({ workspaceId, botId });
  const bot = await getLiveBot(botId);
  if (bot.availability !== "live" || !bot.live) throw new AppError("BOT_NOT_LIVE");
  return version === "live" ? bot.live : getBotVersion({ workspaceId, botId, number: Number(version) });
}

/** Everything a provider needs to answer the question: instructions, what was said before, the fitting passages. */
export async function prepareAnswer(
  context: AnswerContext,
  bot: AnsweringBot,
  question: { text: string; seq: number },
): Promise<PreparedAnswer> {
  const turns = await turnsBefore(context, question.seq);
  const history = turns.filter((turn) => turn.role === "user").map((turn) => turn.text);
  const found = await searchKnowledge({
    workspaceId: context.workspaceId,
    revisionIds: bot.revisionIds,
    question: question.text,
    history,
    limit: MAX_PASSAGES,
  });
  const { settings } = bot;
  const locale = settings.languagePolicy === "bot" ? settings.locale : context.locale;
  return {
    bot,
    found,
    request: {
      system: buildInstructions(settings, locale),
      turns: [...turns, { role: "user", text: question.text }],
      passages: found.map(toKnowledge),
      temperature: settings.temperature,
      maxTokens: settings.maxTokens,
      locale,
    },
  };
}

/** The newest turns that fit, oldest first; the first message of a conversation asks nothing of the database. */
async function turnsBefore({ workspaceId, conversationId }: AnswerContext, seq: number): Promise<ChatTurn[]> {
  if (seq <= 1) return [];
  const rows = await db.$queryRaw<{ role: string; text: string }[]>`
    SELECT "role", "text" FROM "Message"
    WHERE "workspaceId" = ${workspaceId} AND "conversationId" = ${conversationId} AND "seq" < ${seq}
      AND "role" IN ('visitor', 'bot', 'person') AND "status" IN ('done', 'stopped')
    ORDER BY "seq" DESC LIMIT ${MAX_HISTORY}`;
  const turns: ChatTurn[] = [];
  let characters = 0;
  for (const row of rows) {
    characters += row.text.length;
    if (characters > MAX_HISTORY_CHARACTERS) break;
    turns.unshift({ role: row.role === "visitor" ? "user" : "assistant", text: row.text });
  }
  return turns;
}

function toKnowledge(passage: FoundPassage, index: number): KnowledgePassage {
  const { passageId, sourceId, title, url, headings, text, questions, score } = passage;
  return {
    number: index + 1,
    passageId,
    sourceId,
    title,
    headings,
    text,
    score,
    ...(url ? { url } : {}),
    ...(questions ? { questions } : {}),
  };
}
