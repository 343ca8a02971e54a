import { z } from "zod";
import { may } from "#app/domain/access/permissions.ts";
import { CorrectionSchema } from "#app/features/answers/correction.schema.ts";
import { getAnswerTrace } from "#app/features/answers/index.server.ts";
import type { WhyAnswer } from "#app/features/answers/why-answer.ts";
import { listProviderChoices } from "#app/features/providers/index.server.ts";
import { addTestFromMessage, correctAndTest } from "#app/features/testing/index.server.ts";
import { on } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";
import { AppError } from "#app/shared/app-error.ts";

/** Why an answer is what it is, for the panel's own asking. */
export const loader = workspaceLoader(
  { can: "conversation:read", params: ["botId", "messageId"] },
  async ({ actor, params }) => {
    const [answer, choices] = await Promise.all([
      getAnswerTrace({ actor, messageId: params.messageId }),
      listProviderChoices({ actor }),
    ]);
    const { botId, message, question, trace } = answer;
    if (botId !== params.botId) throw new AppError("NOT_FOUND");
    const { text, status, kind, confidence } = message;
    const why: WhyAnswer = {
      question: question.text,
      files: (question.files ?? []).map(({ url: _forPrograms, ...file }) => ({
        ...file,
        address: `/app/${actor.workspaceId}/files/${file.id}`,
      })),
      text,
      status,
      ...(kind ? { kind } : {}),
      ...(confidence === undefined ? {} : { confidence }),
      trace,
      providers: Object.fromEntries(choices.map(({ id, name }) => [id, name])),
      pricesAddress: may(actor, "provider:manage") ? `/app/${actor.workspaceId}/settings/prices` : null,
      // Without a question there is nothing to answer better.
      mayCorrect: kind !== "received" && may(actor, "knowledge:edit"),
      mayTest: kind !== "received" && may(actor, "bot:edit"),
    };
    return Response.json(why);
  },
);

/** A better answer for the bot. */
export const action = workspaceAction<"botId" | "messageId">({
  can: "knowledge:edit",
  params: ["botId", "messageId"],
  intents: {
    correct: on(CorrectionSchema, async ({ actor, params, input, locale }) =>
      correctAndTest({ actor, botId: params.botId, ...input, locale }),
    ),
    test: on(z.strictObject({}), async ({ actor, params }) =>
      addTestFromMessage({ actor, messageId: params.messageId }),
    ),
  },
});
