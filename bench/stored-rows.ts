import path from "node:path";
import Database from "better-sqlite3";
import pg from "pg";
import type { BenchContext } from "./bench-context.ts";
import type { Product } from "./product.ts";

const MESSAGES_EACH = 8;

/** Ids in the form of the product's own: a letter, zeros as "a", and the number in digits that ids may hold. */
const idOf = (letter: string, number: string) =>
  `'${letter}aaaaaaaaaaaaaaa' || replace(replace(replace(replace(substr('0000000000' || ${number}, -10, 10), '0', 'a'), '1', 'b'), '8', 'c'), '9', 'd')`;

function statements(count: number, first: number): string[] {
  const conversation = `
    WITH RECURSIVE n(i) AS (SELECT ${first} UNION ALL SELECT i + 1 FROM n WHERE i < ${first + count - 1})
    INSERT INTO "Conversation" ("id", "workspaceId", "botId", "channel", "lastSeq", "createdAt", "lastMessageAt")
    SELECT ${idOf("c", "n.i")}, b."workspaceId", b."id", 'widget', ${MESSAGES_EACH}, b."createdAt", b."createdAt"
    FROM n, "Bot" b WHERE b."id" = :bot`;
  const message = `
    WITH RECURSIVE n(i) AS (SELECT ${first} UNION ALL SELECT i + 1 FROM n WHERE i < ${first + count - 1}),
      s(seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM s WHERE seq < ${MESSAGES_EACH})
    INSERT INTO "Message" ("id", "workspaceId", "conversationId", "seq", "role", "text", "createdAt")
    SELECT ${idOf("m", `(n.i * ${MESSAGES_EACH} + s.seq)`)}, b."workspaceId", ${idOf("c", "n.i")}, s.seq,
      CASE WHEN s.seq % 2 = 1 THEN 'visitor' ELSE 'bot' END, 'A message that was written for a measurement.', b."createdAt"
    FROM n, s, "Bot" b WHERE b."id" = :bot`;
  return [conversation, message];
}

/** So many conversations of eight messages each stand in the database, as if visitors had written them. */
export async function storeConversations(
  bench: BenchContext,
  product: Product,
  botId: string,
  count: number,
): Promise<void> {
  const step = 12_500;
  for (let first = 1; first <= count; first += step) {
    const part = statements(Math.min(step, count - first + 1), first);
    if (bench.options.database === "postgresql") await runOnPostgres(product, part, botId);
    else runOnSqlite(product, part, botId);
  }
}

function runOnSqlite({ server }: Product, parts: string[], botId: string): void {
  const database = new Database(path.join(server.dataDir, "app.db"), { timeout: 30_000 });
  database.pragma("foreign_keys = ON");
  for (const sql of parts) database.prepare(sql).run({ bot: botId });
  database.close();
}

async function runOnPostgres({ server }: Product, parts: string[], botId: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.databaseUrl });
  await client.connect();
  for (const sql of parts)
    await client.query(
      sql
        .replaceAll(/substr\('0000000000' \|\| (.+?), -10, 10\)/g, "lpad(($1)::text, 10, '0')")
        .replaceAll(":bot", "$1"),
      [botId],
    );
  await client.end();
}
