import type { Actor } from "#app/domain/access/permissions.ts";
import { recordAudit } from "#app/features/administration/index.server.ts";
import { requestEmbedding } from "#app/features/bots/index.server.ts";
import type { Passage, Source } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { applyToPassages, type PassageChange } from "./apply-to-passages.server.ts";
import { copyRevision } from "./copy-revision.server.ts";
import { getSourceRow } from "./list-sources.server.ts";
import { forgetSegment } from "./segments.server.ts";

const MOST_TRIES = 5;

/**
 * The draft's passage has this text, also after the source is read again; null: the text that was read. Published versions keep
 * what they had. Throws `NOT_FOUND`, and `INVALID` for a pair, whose answer is changed with its questions.
 */
export async function editPassage(input: {
  actor: Actor;
  passageId: string;
  text: string | null;
}): Promise<void> {
  await changePassages({ ...input, passageIds: [input.passageId], change: { text: input.text } });
}

/**
 * The draft answers from these passages of one source, or does not, also after the source is read again. Published versions
 * keep what they had. Throws `NOT_FOUND`.
 */
export async function switchPassages(input: {
  actor: Actor;
  passageIds: readonly string[];
  isEnabled: boolean;
}): Promise<void> {
  await changePassages({ ...input, change: { isEnabled: input.isEnabled } });
}

interface Changing {
  actor: Actor;
  passageIds: readonly string[];
  change: PassageChange;
}

async function changePassages({ actor, passageIds, change }: Changing): Promise<void> {
  const { workspaceId } = actor;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const { source, passages } = await findInDraft(workspaceId, passageIds);
    if (change.text !== undefined && source.type === "qa") throw new AppError("INVALID");
    const revision = await db.sourceRevision.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: source.revisionId ?? "" } },
      include: { _count: { select: { versions: true } } },
    });
    if (revision._count.versions > 0) {
      const { _count, ...former } = revision;
      await copyRevision(source, former);
      continue;
    }
    if (!(await applyToPassages({ actor, source, passages, change }))) continue;
    forgetSegment(workspaceId, revision.id);
    await requestEmbedding({ workspaceId, botId: source.botId });
    await recordAudit({
      actor,
      action: change.text === undefined ? "passage.switched" : "passage.edited",
      targetType: "source",
      targetId: source.id,
      data: { passages: passages.length },
    });
    return;
  }
  throw new AppError("UNAVAILABLE");
}

/** The passages as the draft has them now: an id of a former revision means the same passage of the present one. */
async function findInDraft(
  workspaceId: string,
  passageIds: readonly string[],
): Promise<{ source: Source; passages: Passage[] }> {
  const asked = await db.passage.findMany({
    where: { workspaceId, id: { in: [...passageIds] } },
    include: { revision: { select: { sourceId: true } } },
  });
  const sourceId = asked[0]?.revision.sourceId;
  if (!sourceId || asked.some(({ revision }) => revision.sourceId !== sourceId))
    throw new AppError("NOT_FOUND");
  const source = await getSourceRow({ workspaceId, sourceId });
  const present = asked.filter(({ revisionId }) => revisionId === source.revisionId);
  const former = asked.filter(({ revisionId }) => revisionId !== source.revisionId);
  const followed =
    former.length === 0 || !source.revisionId
      ? []
      : await db.passage.findMany({
          where: {
            workspaceId,
            revisionId: source.revisionId,
            OR: former.map(({ contentKey, position }) => (contentKey === "" ? { position } : { contentKey })),
          },
        });
  const passages = [...present, ...followed];
  if (passages.length === 0) throw new AppError("NOT_FOUND");
  return { source, passages };
}
