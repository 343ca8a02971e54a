import type { ChatTurn, GenerateRequest, KnowledgePassage } from "#app/ai/provider.ts";
import { questionLanguage } from "#app/domain/answer/answer-language.ts";
import { fitHistory, fitPassages } from "#app/domain/answer/fit-history.ts";
import type { BotSettings } from "#app/domain/bot/bot-settings.ts";
import { wantsPerson } from "#app/domain/conversation/wants-person.ts";
import { parseQuery } from "#app/domain/retrieval/parse-query.ts";
import {
  getBotVersion,
  getDraftBot,
  getLiveBot,
  type AnsweringBot,
} from "#app/features/bots/index.server.ts";
import {
  askPairs,
  searchKnowledge,
  type CuratedAnswer,
  type FoundPassage,
} from "#app/features/knowledge/index.server.ts";
import { readContext } from "#app/features/conversations/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { isLanguage } from "#app/platform/i18n.server.ts";
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
  /** Absent where nobody can be counted, as with programs. */
  visitorId?: string;
  /** "widget", "page", "embed", "preview", "api" … */
  channel?: string;
}

export interface PreparedAnswer {
  bot: AnsweringBot;
  request: Omit<GenerateRequest, "model">;
  found: FoundPassage[];
  /** What was searched for, with the words that the conversation added. */
  searched: string;
  /** The visitor asks for a person, and the bot may pass them on. */
  wantsPerson: boolean;
}

const MAX_PASSAGES = 8;
const MAX_HISTORY = 12;
/** Of what was said before, and of the passages; instructions and question come on top. */
const HISTORY_TOKENS = 3_000;
const PASSAGE_TOKENS = 8_000;

/** Characters that the answerer without a model quotes at most. */
const MOST_QUOTED = { short: 300, medium: 600, long: 1_000 } as const satisfies Record<
  BotSettings["answerLength"],
  number
>;

/** Who answers: the live version, the pinned one, or the draft. Throws `NOT_FOUND` or `BOT_NOT_LIVE`. */
export async function answeringBotOf(context: AnswerContext): Promise<AnsweringBot> {
  const { workspaceId, botId, version } = context;
  if (version === "draft") return getDraftBot({ workspaceId, botId });
  // Members may try a version while the bot is paused.
  if (context.channel === "preview" && version !== "live")
    return getBotVersion({ workspaceId, botId, number: Number(version) });
  const bot = await getLiveBot(botId);
  if (bot.availability !== "live" || !bot.live) throw new AppError("BOT_NOT_LIVE");
  return version === "live" ? bot.live : getBotVersion({ workspaceId, botId, number: Number(version) });
}

/** Everything a provider needs to answer the question: instructions, what was said before, the fitting passages. */
export async function prepareAnswer(
  context: AnswerContext,
  bot: AnsweringBot,
  question: { text: string; seq: number; before?: readonly ChatTurn[] },
): Promise<PreparedAnswer> {
  const turns = question.before
    ? fitHistory(question.before.slice(-MAX_HISTORY), HISTORY_TOKENS)
    : await turnsBefore(context, question.seq);
  const history = turns.filter((turn) => turn.role === "user").map((turn) => turn.text);
  const { botId, revisionIds } = bot;
  const asked = { workspaceId: context.workspaceId, botId, revisionIds, question: question.text };
  const [searched, curated, about] = await Promise.all([
    searchKnowledge({ ...asked, bot, history, limit: MAX_PASSAGES }),
    askPairs(asked),
    contextOf(context, bot),
  ]);
  const found = withCurated(searched, curated);
  const { settings } = bot;
  const language = languageOf(settings, context.locale, question.text);
  return {
    bot,
    found,
    wantsPerson: settings.handover && wantsPerson(question.text),
    searched: searchedFor(question.text, history),
    request: {
      system: buildInstructions(settings, language),
      turns: [...turns, { role: "user", text: question.text }],
      passages: fitPassages(found.map(toKnowledge), PASSAGE_TOKENS),
      ...curatedIn(curated),
      ...(about ? { about } : {}),
      temperature: settings.temperature,
      maxTokens: settings.maxTokens,
      maxCharacters: MOST_QUOTED[settings.answerLength],
      // What the product says in words of its own it can say only in the languages that it has.
      locale: isLanguage(language) ? language : context.locale,
    },
  };
}

/** The bot's language where it always speaks that; else the question's, as far as its words tell it, or the visitor's. */
function languageOf(settings: BotSettings, locale: string, question: string): string {
  return settings.languagePolicy === "bot" ? settings.locale : questionLanguage(question, locale);
}

function searchedFor(question: string, history: readonly string[]): string {
  if (history.length === 0) return question;
  const own = new Set(parseQuery(question).terms.map(({ term }) => term));
  const added = parseQuery(question, history).terms.filter(({ term }) => !own.has(term));
  return added.length === 0 ? question : `${question} + ${added.map(({ term }) => term).join(" ")}`;
}

/** What the page says about the visitor, for models: where none is asked, it is not read. */
async function contextOf(
  { workspaceId, conversationId }: AnswerContext,
  { settings }: AnsweringBot,
): Promise<Record<string, string> | null> {
  if (settings.chain.length === 0) return null;
  const [row] = await db.$queryRaw<{ context: string | null }[]>`
    SELECT CAST("context" AS TEXT) AS "context" FROM "Conversation"
    WHERE "workspaceId" = ${workspaceId} AND "id" = ${conversationId}`;
  return readContext(JSON.parse(row?.context ?? "null"));
}

/** The newest turns that fit, oldest first; the first message of a conversation asks nothing of the database. */
async function turnsBefore({ workspaceId, conversationId }: AnswerContext, seq: number): Promise<ChatTurn[]> {
  if (seq <= 1) return [];
  const rows = await db.$queryRaw<{ role: string; text: string }[]>`
    SELECT "role", "text" FROM "Message"
    WHERE "workspaceId" = ${workspaceId} AND "conversationId" = ${conversationId} AND "seq" < ${seq}
      AND "role" IN ('visitor', 'bot', 'person') AND "status" IN ('done', 'stopped')
      AND "text" <> '' AND ("kind" IS NULL OR "kind" <> 'received')
    ORDER BY "seq" DESC LIMIT ${MAX_HISTORY}`;
  const turns = rows.map((row): ChatTurn => ({
    role: row.role === "visitor" ? "user" : "assistant",
    text: row.text,
  }));
  return fitHistory(turns.toReversed(), HISTORY_TOKENS);
}

/** The pair that answers stands first, whether it was found or not. */
function withCurated(found: FoundPassage[], curated: CuratedAnswer | null | undefined): FoundPassage[] {
  if (!curated) return found;
  const { passageId } = curated.passage;
  const others = found.filter((passage) => passage.passageId !== passageId);
  const known = found.find((passage) => passage.passageId === passageId);
  return [
    { ...(known ?? curated.passage), score: curated.passage.score },
    ...others.slice(0, MAX_PASSAGES - 1),
  ];
}

function curatedIn(curated: CuratedAnswer | null | undefined): Pick<GenerateRequest, "curated"> {
  if (!curated) return curated === null ? { curated } : {};
  return { curated: { passageId: curated.passage.passageId, confidence: curated.confidence } };
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
