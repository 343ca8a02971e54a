import { db } from "#app/platform/db.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";

/** What of a revision never changes. */
export interface RevisionFacts {
  readonly sourceId: string;
  readonly passages: number;
  /** Of its source. */
  readonly type: string;
}

const MOST_KNOWN = 20_000;
const known = singleton("revision-facts", () => new Map<string, RevisionFacts>());

/** The facts of the revisions that the workspace has, in the order asked for; each is read once. */
export async function getRevisionFacts(
  workspaceId: string,
  revisionIds: readonly string[],
): Promise<Map<string, RevisionFacts>> {
  const unknown = revisionIds.filter((id) => !known.has(`${workspaceId}:${id}`));
  if (unknown.length > 0) {
    if (known.size > MOST_KNOWN) known.clear();
    const rows = await db.sourceRevision.findMany({
      where: { workspaceId, id: { in: unknown } },
      select: { id: true, sourceId: true, passageCount: true, source: { select: { type: true } } },
    });
    for (const { id, sourceId, passageCount, source } of rows)
      known.set(`${workspaceId}:${id}`, { sourceId, passages: passageCount, type: source.type });
  }
  const facts = new Map<string, RevisionFacts>();
  for (const id of revisionIds) {
    const own = known.get(`${workspaceId}:${id}`);
    if (own) facts.set(id, own);
  }
  return facts;
}
