import { db } from "#app/platform/db.server.ts";
import { textsOf } from "./list-passages.server.ts";

/** How far after and before a passage its reading is looked at. */
const AFTER = 8;
const BEFORE = 4;
const MOST_PASSAGES = 3;

/**
 * What stands near passages in their own readings: the first question of each pair, else the nearest heading; the nearest ones
 * behind a passage first. Passages that are switched off are left out.
 */
export async function listNearbyTopics(input: {
  workspaceId: string;
  passageIds: readonly string[];
}): Promise<string[]> {
  const { workspaceId } = input;
  const ids = input.passageIds.slice(0, MOST_PASSAGES);
  if (ids.length === 0) return [];
  const places = await db.passage.findMany({
    where: { workspaceId, id: { in: ids } },
    select: { revisionId: true, position: true },
  });
  const rows = await db.passage.findMany({
    where: {
      workspaceId,
      isEnabled: true,
      id: { notIn: ids },
      OR: places.map(({ revisionId, position }) => ({
        revisionId,
        position: { gte: position - BEFORE, lte: position + AFTER },
      })),
    },
    select: { revisionId: true, position: true, headings: true, questions: true },
  });
  const distance = (row: { revisionId: string; position: number }): number =>
    Math.min(
      ...places
        .filter((place) => place.revisionId === row.revisionId)
        .map((place) =>
          row.position > place.position ? row.position - place.position : AFTER + place.position,
        ),
    );
  return rows
    .toSorted((a, b) => distance(a) - distance(b) || a.position - b.position)
    .flatMap((row) => textsOf(row.questions)[0] ?? textsOf(row.headings).at(-1) ?? []);
}
