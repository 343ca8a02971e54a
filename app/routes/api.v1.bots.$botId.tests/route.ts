import { pageOf, testsResource } from "#app/features/rest/index.server.ts";
import { addTest, listTests } from "#app/features/testing/index.server.ts";
import { apiAction, apiLoader } from "#app/http/api-guards.server.ts";

export const loader = apiLoader(testsResource, async ({ actor, params, query }) =>
  pageOf(await listTests({ actor, botId: params.botId }), query, ({ id }) => id),
);

export const action = apiAction(testsResource, {
  POST: ({ actor, params, body }) => {
    const { question, history, ...expect } = body;
    return addTest({ actor, botId: params.botId, test: { question, history, expect } });
  },
});
