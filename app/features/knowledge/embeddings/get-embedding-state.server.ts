import type { Actor } from "#app/domain/access/permissions.ts";
import { getDraftBot } from "#app/features/bots/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { findEmbeddingFailure } from "./embedding-failure.server.ts";
import { modelKeyOf } from "./model-key.ts";

/** How far the passages of the draft have got their vectors. */
export interface EmbeddingState {
  /** Passages that are found by meaning already. */
  embedded: number;
  total: number;
  /** Why the rest waits: a `ProviderErrorCode`; it is tried again by itself. */
  failed?: string;
}

/** Null while the draft searches by words alone. Throws `NOT_FOUND`. */
export async function getEmbeddingState(input: {
  actor: Actor;
  botId: string;
}): Promise<EmbeddingState | null> {
  const { workspaceId } = input.actor;
  const { botId, settings, revisionIds } = await getDraftBot({ workspaceId, botId: input.botId });
  if (!settings.embedding) return null;
  const searchable = { workspaceId, revisionId: { in: revisionIds }, isEnabled: true };
  const modelKey = modelKeyOf(settings.embedding);
  const [total, embedded, failed] = await Promise.all([
    db.passage.count({ where: searchable }),
    db.passageVector.count({
      where: { workspaceId, revisionId: { in: revisionIds }, modelKey, passage: { isEnabled: true } },
    }),
    findEmbeddingFailure({ workspaceId, botId }),
  ]);
  return { embedded, total, ...(failed && embedded < total ? { failed } : {}) };
}
