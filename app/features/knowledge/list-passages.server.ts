import type { Actor } from "#app/domain/access/permissions.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { getSourceRow } from "./list-sources.server.ts";

export interface PassageView {
  id: string;
  position: number;
  title: string;
  headings: string[];
  text: string;
  questions?: string[];
}

export interface PassagePage {
  items: PassageView[];
  nextCursor: string | null;
}

/** The passages that the draft knows from a source, in their order. Throws `NOT_FOUND` and `CURSOR_INVALID`. */
export async function listPassages(input: {
  actor: Actor;
  sourceId: string;
  limit?: number;
  cursor?: string | null;
}): Promise<PassagePage> {
  const { workspaceId } = input.actor;
  const limit = input.limit ?? 20;
  const source = await getSourceRow({ workspaceId, sourceId: input.sourceId });
  const from = input.cursor ?? "0";
  if (!/^\d{1,7}$/.test(from)) throw new AppError("CURSOR_INVALID");
  if (!source.revisionId) return { items: [], nextCursor: null };
  const rows = await db.passage.findMany({
    where: { workspaceId, revisionId: source.revisionId, position: { gte: Number(from) } },
    orderBy: { position: "asc" },
    take: limit + 1,
  });
  const next = rows[limit];
  return {
    items: rows.slice(0, limit).map((row) => ({
      id: row.id,
      position: row.position,
      title: row.title,
      headings: textsOf(row.headings),
      text: row.text,
      ...(row.questions === null ? {} : { questions: textsOf(row.questions) }),
    })),
    nextCursor: next ? String(next.position) : null,
  };
}

/** A JSON column that holds texts. */
export function textsOf(column: unknown): string[] {
  return Array.isArray(column) ? column.filter((entry): entry is string => typeof entry === "string") : [];
}
