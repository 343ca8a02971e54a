import type { Actor } from "#app/domain/access/permissions.ts";
import { fold } from "#app/domain/retrieval/fold.ts";
import { hasOpenBlank } from "#app/domain/templates/blanks.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { getSourceRow } from "#app/features/knowledge/list-sources.server.ts";
import { pairsOf } from "./change-pairs.server.ts";
import { pairIdOf, type QaPair } from "./qa-pair.ts";

export interface QaPairView extends QaPair {
  id: string;
  /** Answers that were given with it; previews are not counted. */
  uses: number;
  /** Unix time in milliseconds; null when it was never used. */
  lastUsedAt: number | null;
  isEnabled: boolean;
  /** As the draft knows it; null until the pair is read. */
  passageId: string | null;
}

export interface QaPairPage {
  items: QaPairView[];
  /** Of all pages, of those that are searched for. */
  total: number;
  nextCursor: string | null;
}

/** The pairs of a source, in their order, with how often they answered. Throws `NOT_FOUND` and `CURSOR_INVALID`. */
export async function listQaPairs(input: {
  actor: Actor;
  sourceId: string;
  /** Only pairs with these words. */
  search?: string;
  limit?: number;
  cursor?: string | null;
}): Promise<QaPairPage> {
  const { workspaceId } = input.actor;
  const limit = input.limit ?? 50;
  const source = await getSourceRow({ workspaceId, sourceId: input.sourceId });
  if (source.type !== "qa") throw new AppError("NOT_FOUND");
  const from = input.cursor ?? "0";
  if (!/^\d{1,7}$/.test(from)) throw new AppError("CURSOR_INVALID");
  const wanted = fold(input.search ?? "").trim();
  const pairs = pairsOf(source).filter((pair) => hasWords(pair, wanted));
  const page = pairs.slice(Number(from), Number(from) + limit);
  const next = Number(from) + limit;
  return {
    items: await withUses(source, page),
    total: pairs.length,
    nextCursor: next < pairs.length ? String(next) : null,
  };
}

function hasWords({ questions, answer }: QaPair, wanted: string): boolean {
  return wanted === "" || [...questions, answer].some((text) => fold(text).includes(wanted));
}

async function withUses(
  source: { workspaceId: string; botId: string; id: string; revisionId: string | null },
  pairs: QaPair[],
): Promise<QaPairView[]> {
  const { workspaceId, botId, id: sourceId, revisionId } = source;
  const ids = pairs.map(pairIdOf);
  const [uses, edits, passages] = await Promise.all([
    db.passageUse.findMany({ where: { workspaceId, botId, contentKey: { in: ids } } }),
    db.passageEdit.findMany({ where: { workspaceId, sourceId, contentKey: { in: ids }, isEnabled: false } }),
    db.passage.findMany({
      where: { workspaceId, revisionId: revisionId ?? "", contentKey: { in: ids } },
      select: { id: true, contentKey: true },
    }),
  ]);
  const passageIds = new Map(passages.map(({ id, contentKey }) => [contentKey, id]));
  const used = new Map(uses.map((use) => [use.contentKey, use]));
  const off = new Set(edits.map((edit) => edit.contentKey));
  return pairs.map((pair, index) => {
    const id = ids[index] ?? "";
    const use = used.get(id);
    return {
      ...pair,
      id,
      uses: use?.uses ?? 0,
      lastUsedAt: use?.lastUsedAt.getTime() ?? null,
      isEnabled: !off.has(id) && !hasOpenBlank(pair.answer),
      passageId: passageIds.get(id) ?? null,
    };
  });
}
