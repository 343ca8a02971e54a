import { testResource } from "#app/features/rest/index.server.ts";
import { changeTest, deleteTest } from "#app/features/testing/index.server.ts";
import { apiAction, apiLoader } from "#app/http/api-guards.server.ts";

export const loader = apiLoader(testResource);

export const action = apiAction(testResource, {
  PATCH: ({ actor, params, body }) => {
    const { question, history, isEnabled, ...named } = body;
    // What an answer must be like is replaced whole, or left alone.
    const expect = Object.keys(named).length > 0 ? named : undefined;
    return changeTest({ actor, ...params, change: { question, history, isEnabled, expect } });
  },
  DELETE: async ({ actor, params }) => {
    await deleteTest({ actor, ...params });
    return null;
  },
});
