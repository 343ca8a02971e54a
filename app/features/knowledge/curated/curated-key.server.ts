import { createHash } from "node:crypto";
import { CURATED_VERSION } from "#app/domain/curated/serialise.ts";
import { getRevisionFacts } from "#app/features/knowledge/indexing/revision-facts.server.ts";

/** Whose pairs are meant: those of the draft or of a version, by the readings of its sources. */
export interface PairsOf {
  workspaceId: string;
  botId: string;
  revisionIds: readonly string[];
}

/** The readings that hold pairs, in one order, and the name of what is learned from them; null without any pairs. */
export async function curatedKeyOf({
  workspaceId,
  revisionIds,
}: PairsOf): Promise<{ key: string; revisionIds: string[] } | null> {
  const facts = await getRevisionFacts(workspaceId, revisionIds);
  const own = [...facts].flatMap(([id, { type, passages }]) => (type === "qa" && passages > 0 ? [id] : []));
  if (own.length === 0) return null;
  const sorted = own.toSorted();
  const key = createHash("sha256")
    .update([CURATED_VERSION, ...sorted].join(" "))
    .digest("base64url");
  return { key, revisionIds: sorted };
}
