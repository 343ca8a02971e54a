import { createBot, listBots } from "#app/features/bots/index.server.ts";
import { botsResource } from "#app/features/rest/index.server.ts";
import { apiAction, apiLoader } from "#app/http/api-guards.server.ts";

export const loader = apiLoader(botsResource, ({ actor, query }) =>
  listBots({ actor, limit: query.limit, cursor: query.cursor ?? null }),
);

export const action = apiAction(botsResource, {
  POST: ({ actor, body }) => createBot({ actor, name: body.name, settings: body }),
});
