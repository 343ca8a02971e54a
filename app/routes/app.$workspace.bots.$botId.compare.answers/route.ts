import { CorrectionSchema } from "#app/features/answers/correction.schema.ts";
import { TestAnswerSchema } from "#app/features/comparing/compare.schema.ts";
import { addTestFromAnswer, correctAndTest } from "#app/features/testing/index.server.ts";
import { on } from "#app/http/intents.server.ts";
import { workspaceAction } from "#app/http/page-guards.server.ts";

/** What is made of a compared answer, for the panel's own asking: it stands in no conversation. */
export const action = workspaceAction<"botId">({
  can: "bot:edit",
  params: ["botId"],
  intents: {
    test: on(TestAnswerSchema, async ({ actor, params, input }) => {
      const { question, asked: history, text, kind, sourceId } = input;
      const answer = { text, kind, ...(sourceId ? { sourceId } : {}) };
      return addTestFromAnswer({
        actor,
        botId: params.botId,
        question,
        history,
        answer,
        origin: "preview",
      });
    }),
    correct: on(CorrectionSchema, async ({ actor, params, input, locale }) =>
      correctAndTest({ actor, botId: params.botId, ...input, locale }),
    ),
  },
});
