import { SaveDraftSchema } from "#app/features/bots/bot-forms.ts";
import { getBotState, saveDraft } from "#app/features/bots/index.server.ts";
import { on } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";

export const loader = workspaceLoader({ can: "bot:read", params: ["botId"] }, async ({ actor, params }) =>
  Response.json(await getBotState({ actor, botId: params.botId })),
);

export const action = workspaceAction<"botId">({
  can: "bot:edit",
  params: ["botId"],
  intents: {
    save: on(SaveDraftSchema, async ({ actor, params, input }) => {
      await saveDraft({ actor, botId: params.botId, ...input });
      return getBotState({ actor, botId: params.botId });
    }),
  },
});
