import { inBackground } from "#app/platform/background-steps.server.ts";
import { db } from "#app/platform/db.server.ts";
import { createId } from "#app/shared/ids.ts";
import { insertPassages, rowsAtOnce } from "./insert-passages.server.ts";

const ROWS_AT_ONCE = 200;

interface Copying {
  workspaceId: string;
  /** Revisions of one source. */
  fromId: string;
  toId: string;
  /** Added to the position of each. */
  shift?: number;
  /** Only passages of these web pages. */
  urls?: ReadonlySet<string>;
}

/** The passages stand in the other revision too, as people changed them, with their terms and vectors: nothing is analysed again. */
export async function copyPassages(copying: Copying): Promise<void> {
  const { workspaceId, fromId, toId, shift = 0, urls } = copying;
  for (let position = 0; ;) {
    const rows = await db.passage.findMany({
      where: { workspaceId, revisionId: fromId, position: { gte: position } },
      orderBy: { position: "asc" },
      take: ROWS_AT_ONCE,
    });
    const copies = rows
      .filter(({ url }) => !urls || (url !== null && urls.has(url)))
      .map((row) => ({ ...row, id: createId(), revisionId: toId, position: row.position + shift }));
    for (let start = 0; start < copies.length;) {
      const some = copies.slice(start, start + rowsAtOnce());
      start += some.length;
      await inBackground(() => insertPassages(some));
    }
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_AT_ONCE) break;
    position = last.position + 1;
  }
  await copyVectors(copying);
}

/** Positions tell which copy comes from which passage. */
async function copyVectors({ workspaceId, fromId, toId, shift = 0 }: Copying): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "PassageVector" ("workspaceId", "passageId", "revisionId", "modelKey", "vector")
    SELECT v."workspaceId", fresh."id", fresh."revisionId", v."modelKey", v."vector"
    FROM "PassageVector" v
    JOIN "Passage" former ON former."workspaceId" = v."workspaceId" AND former."id" = v."passageId"
    JOIN "Passage" fresh ON fresh."workspaceId" = v."workspaceId" AND fresh."revisionId" = ${toId}
      AND fresh."position" = former."position" + ${shift}
    WHERE v."workspaceId" = ${workspaceId} AND v."revisionId" = ${fromId}`;
}
