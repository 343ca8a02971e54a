import { duplicateBot, getBot } from "#app/features/bots/index.server.ts";
import { copySources } from "#app/features/knowledge/index.server.ts";
import { duplicateResource } from "#app/features/rest/index.server.ts";
import { apiAction, apiLoader } from "#app/http/api-guards.server.ts";

export const loader = apiLoader(duplicateResource);

export const action = apiAction(duplicateResource, {
  POST: async ({ actor, params, body }) => {
    const original = await getBot({ actor, botId: params.botId });
    // 80 characters are the most a name can have.
    const name = body.name ?? `${[...original.name].slice(0, 78).join("")} 2`;
    const bot = await duplicateBot({ actor, botId: original.id, name });
    await copySources({ actor, fromBotId: original.id, toBotId: bot.id });
    return bot;
  },
});
