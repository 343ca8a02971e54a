import type { AnsweringBot } from "#app/features/bots/index.server.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { translator } from "#app/platform/i18n.server.ts";
import { metrics } from "#app/platform/metrics.server.ts";
import type { ChatMessage } from "#app/shared/protocol/visitor-api.ts";
import type { AnswerTrace } from "./answer-trace.ts";
import type { AnswerWriter } from "./answer-writer.server.ts";
import type { AnswerContext } from "./prepare-answer.server.ts";

/**
 * Who sends files without a word is told that they are kept for the team, and that the bot needs words; neither model nor knowledge
 * is asked. `startedAt` is of `performance.now()`. Resolves as `AnswerWriter.end`.
 */
export async function receiveFiles(
  context: AnswerContext,
  { settings, version }: AnsweringBot,
  writer: AnswerWriter,
  startedAt: number,
): Promise<ChatMessage | null> {
  const locale = settings.languagePolicy === "bot" ? settings.locale : context.locale;
  writer.add(translator(locale)("files:received"));
  const ms = Math.round(performance.now() - startedAt);
  const trace: AnswerTrace = {
    version,
    question: "",
    passages: [],
    attempts: [],
    costUsd: null,
    times: { prepared: 0, firstToken: ms, total: ms },
  };
  metrics.answers.inc({ kind: "received" });
  return writer.end(
    { status: "done", kind: "received", firstTokenMs: ms, latencyMs: ms },
    { trace: { ...trace } as unknown as Prisma.InputJsonObject },
  );
}
