import { z } from "zod";
import type { Actor } from "#app/domain/access/permissions.ts";
import type { Passage, Prisma } from "#app/generated/prisma/client.ts";
import { containing, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { getSourceRow } from "./list-sources.server.ts";
import type { PassageFilter } from "./passage-filter.ts";

export interface PassageView {
  id: string;
  position: number;
  title: string;
  headings: string[];
  text: string;
  questions?: string[];
  /** The web page it stands on. */
  url?: string;
  page?: number;
  sheet?: string;
  row?: number;
  /** Whether the bot answers from it. */
  isEnabled: boolean;
  /** Whether a person changed the text that was read. */
  isEdited: boolean;
}

export interface PassagePage {
  items: PassageView[];
  nextCursor: string | null;
}

const WHICH: Record<PassageFilter, Prisma.PassageWhereInput> = {
  edited: { editedAt: { not: null } },
  off: { isEnabled: false },
};

/**
 * The passages that the draft knows from a source, in their order; with `query` those whose text or title has it, in any case.
 * Throws `NOT_FOUND` and `CURSOR_INVALID`.
 */
export async function listPassages(input: {
  actor: Actor;
  sourceId: string;
  limit?: number;
  cursor?: string | null;
  query?: string;
  filter?: PassageFilter;
}): Promise<PassagePage> {
  const { workspaceId } = input.actor;
  const limit = input.limit ?? 20;
  const source = await getSourceRow({ workspaceId, sourceId: input.sourceId });
  const from = input.cursor ?? "0";
  if (!/^\d{1,7}$/.test(from)) throw new AppError("CURSOR_INVALID");
  if (!source.revisionId) return { items: [], nextCursor: null };
  const query = input.query?.trim() ?? "";
  const rows = await db.passage.findMany({
    where: {
      workspaceId,
      revisionId: source.revisionId,
      position: { gte: Number(from) },
      ...(query ? { OR: [{ text: containing(query) }, { title: containing(query) }] } : {}),
      ...(input.filter ? WHICH[input.filter] : {}),
    },
    orderBy: { position: "asc" },
    take: limit + 1,
  });
  const next = rows[limit];
  return {
    items: rows.slice(0, limit).map(toPassageView),
    nextCursor: next ? String(next.position) : null,
  };
}

const Locator = z
  .object({ page: z.number().optional(), sheet: z.string().optional(), row: z.number().optional() })
  .catch({});

/** A passage as screens and programs see it. */
export function toPassageView(row: Passage): PassageView {
  const { page, sheet, row: line } = Locator.parse(row.locator ?? {});
  return {
    id: row.id,
    position: row.position,
    title: row.title,
    headings: textsOf(row.headings),
    text: row.text,
    ...(row.questions === null ? {} : { questions: textsOf(row.questions) }),
    ...(row.url ? { url: row.url } : {}),
    ...(page === undefined ? {} : { page }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(line === undefined ? {} : { row: line }),
    isEnabled: row.isEnabled,
    isEdited: row.editedAt !== null,
  };
}

/** A JSON column that holds texts. */
export function textsOf(column: unknown): string[] {
  return Array.isArray(column) ? column.filter((entry): entry is string => typeof entry === "string") : [];
}
