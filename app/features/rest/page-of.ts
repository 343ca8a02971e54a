import { AppError } from "#app/shared/app-error.ts";

/** One page of a short list that is read as a whole; the cursor names the last row of the page before. Throws `CURSOR_INVALID`. */
export function pageOf<T>(
  rows: readonly T[],
  page: { limit: number; cursor?: string | undefined },
  nameOf: (row: T) => string,
): { items: T[]; nextCursor: string | null } {
  const write = (row: T) => Buffer.from(`after:${nameOf(row)}`).toString("base64url");
  const before = page.cursor === undefined ? -1 : rows.findIndex((row) => write(row) === page.cursor);
  if (page.cursor !== undefined && before === -1) throw new AppError("CURSOR_INVALID");
  const items = rows.slice(before + 1, before + 1 + page.limit);
  const last = items.at(-1);
  return { items, nextCursor: last && before + 1 + items.length < rows.length ? write(last) : null };
}
