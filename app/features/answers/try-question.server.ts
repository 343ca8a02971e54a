import { generate } from "#app/ai/generate.server.ts";
import type { Actor } from "#app/domain/access/permissions.ts";
import { UNKNOWN_BELOW } from "#app/domain/quoting/quote.ts";
import { getBotRow, getBotVersion, getDraftBot, type AnsweringBot } from "#app/features/bots/index.server.ts";
import type { FoundPassage } from "#app/features/knowledge/index.server.ts";
import { buildChain } from "#app/features/providers/index.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { prepareAnswer } from "./prepare-answer.server.ts";

/** What the bot finds for a question, and what it says without any model. Nothing of it is stored. */
export interface TriedQuestion {
  found: FoundPassage[];
  answer: {
    kind: "quoted" | "curated" | "unknown";
    /** Markdown, with the numbers of passages in brackets. */
    text: string;
    /** 0–1 */
    confidence: number;
    /** Below this confidence the bot says that it does not know. */
    threshold: number;
  };
}

/** Tries a question on the draft or on what is live. Throws `NOT_FOUND` and `BOT_NOT_LIVE`. */
export async function tryQuestion(input: {
  actor: Actor;
  botId: string;
  question: string;
  version: "draft" | "live";
  locale: string;
}): Promise<TriedQuestion> {
  const { actor, botId, version, locale } = input;
  const { workspaceId } = actor;
  const bot = await botOf(input);
  const context = { workspaceId, botId, version, locale, conversationId: "" };
  const { request, found } = await prepareAnswer(context, bot, { text: input.question, seq: 1 });
  const answer: TriedQuestion["answer"] = {
    kind: "unknown",
    text: "",
    confidence: 0,
    threshold: UNKNOWN_BELOW,
  };
  const chain = await buildChain(workspaceId, []);
  for await (const event of generate({ chain, request, signal: new AbortController().signal })) {
    if (event.type === "text-delta") answer.text += event.text;
    else if (event.type === "answer-kind") {
      answer.kind = event.kind;
      answer.confidence = event.confidence;
    }
  }
  return { found, answer };
}

async function botOf({
  actor,
  botId,
  version,
}: {
  actor: Actor;
  botId: string;
  version: "draft" | "live";
}): Promise<AnsweringBot> {
  const { workspaceId } = actor;
  if (version === "draft") return getDraftBot({ workspaceId, botId });
  const { liveVersion } = await getBotRow({ workspaceId, botId });
  if (liveVersion === null) throw new AppError("BOT_NOT_LIVE");
  return getBotVersion({ workspaceId, botId, number: liveVersion });
}
