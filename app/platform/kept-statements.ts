/** The part of better-sqlite3's statement that Prisma's adapter uses. */
export interface SqliteStatement {
  readonly reader: boolean;
  columns(): unknown[];
  run(values?: unknown[]): unknown;
  raw(): { all(values: unknown[]): unknown[] };
}

const MOST_STATEMENTS = 300;
/** Longer ones hold many rows: each number of rows is another text, which seldom comes again. */
const LONGEST_SQL = 4_000;

/**
 * A connection's `prepare` that keeps what it has prepared. The adapter prepares every statement anew, which was a twentieth of an
 * answer; it also binds its values for good, which a kept statement does not allow: here they go along with each call.
 */
export function keepStatements(prepare: (sql: string) => SqliteStatement) {
  const kept = new Map<string, SqliteStatement>();
  const find = (sql: string): SqliteStatement => {
    const known = kept.get(sql);
    const statement = known ?? prepare(sql);
    if (sql.length > LONGEST_SQL) return statement;
    kept.delete(sql);
    kept.set(sql, statement);
    const [oldest] = kept.keys();
    if (kept.size > MOST_STATEMENTS && oldest !== undefined) kept.delete(oldest);
    return statement;
  };
  return (sql: string) => {
    const statement = find(sql);
    return {
      run: () => statement.run(),
      bind: (values: unknown[]) => ({
        reader: statement.reader,
        columns: () => statement.columns(),
        run: () => statement.run(values),
        raw: () => ({ all: () => statement.raw().all(values) }),
      }),
    };
  };
}
