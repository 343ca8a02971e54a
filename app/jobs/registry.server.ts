import { readSource } from "#app/features/knowledge/index.server.ts";

/** Every kind of work that is done outside a request, by its type. A payload is checked by the work itself. */
export const jobs = {
  "read-source": readSource,
} satisfies Record<string, (payload: unknown) => Promise<void>>;
