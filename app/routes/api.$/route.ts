import { apiNotFound } from "#app/http/api-guards.server.ts";

export const loader = apiNotFound();

export const action = apiNotFound();
