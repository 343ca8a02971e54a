import { Prisma, type Passage } from "#app/generated/prisma/client.ts";
import { areVisitorsAbout } from "#app/platform/background-steps.server.ts";
import { db } from "#app/platform/db.server.ts";

/** How many passages one step stores or deletes: it stops the whole process meanwhile, and visitors notice more than the few. */
export const rowsAtOnce = (): number => (areVisitorsAbout() ? 10 : 50);

/** A passage as it is stored for the first time, or copied. */
export type PassageRow = Omit<Passage, "headings" | "questions" | "locator" | "isEnabled" | "editedAt"> & {
  headings: Prisma.JsonValue;
  questions?: Prisma.JsonValue;
  locator?: Prisma.JsonValue;
  isEnabled?: boolean;
  editedAt?: Date | null;
};

const COLUMNS = [
  "id",
  "workspaceId",
  "botId",
  "revisionId",
  "position",
  "title",
  "headings",
  "text",
  "questions",
  "locator",
  "url",
  "terms",
  "isEnabled",
  "contentKey",
  "editedAt",
] as const satisfies (keyof Passage)[];
const COLUMN_LIST = Prisma.raw(COLUMNS.map((name) => `"${name}"`).join(", "));

/**
 * Stores the passages, at least one and a few hundred at most: awaited alone, or given to a transaction. In SQL, because with the
 * client's own `createMany` storing a text took longer than reading, cutting and analysing it.
 */
export function insertPassages(rows: readonly PassageRow[]): Prisma.PrismaPromise<number> {
  return db.$executeRaw`INSERT INTO "Passage" (${COLUMN_LIST}) VALUES ${Prisma.join(rows.map(valuesOf))}`;
}

function valuesOf(row: PassageRow): Prisma.Sql {
  const values: Record<(typeof COLUMNS)[number], unknown> = {
    ...row,
    headings: JSON.stringify(row.headings),
    questions: jsonOrNull(row.questions),
    locator: jsonOrNull(row.locator),
    isEnabled: row.isEnabled ?? true,
    editedAt: row.editedAt ?? null,
  };
  return Prisma.sql`(${Prisma.join(COLUMNS.map((name) => values[name]))})`;
}

const jsonOrNull = (value: Prisma.JsonValue | undefined): string | null =>
  value === undefined || value === null ? null : JSON.stringify(value);
