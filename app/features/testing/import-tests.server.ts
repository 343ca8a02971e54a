import { readFile } from "node:fs/promises";
import { CsvError, parse } from "csv-parse/sync";
import type { Actor } from "#app/domain/access/permissions.ts";
import { readTestTable, TEST_COLUMNS, type TableRow } from "#app/domain/testing/test-table.ts";
import { getBotRow } from "#app/features/bots/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError, fieldError } from "#app/shared/app-error.ts";
import { checkExpectation } from "./check-expectation.server.ts";
import { MAX_TESTS, storeTest } from "./store-test.server.ts";
import { sameTestKey } from "./test-rows.server.ts";

/** A table of tests may weigh this much, in bytes. */
export const MAX_TABLE_BYTES = 262_144;

export interface ImportReport {
  /** What would be added, or was. */
  fresh: { row: number; question: string }[];
  /** Rows that the bot has as tests, or that stand in the table twice. */
  known: number;
  refused: Extract<TableRow, { reason: unknown }>[];
}

/** The text of a file that was sent. Throws `TOO_LARGE` and `INVALID` for one that is no text. */
export async function readTableFile(file: { path: string; bytes: number }): Promise<string> {
  if (file.bytes > MAX_TABLE_BYTES)
    throw new AppError("TOO_LARGE", { params: { kb: MAX_TABLE_BYTES / 1024 } });
  if (file.bytes === 0) throw fieldError("file", "FILE_EMPTY");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(file.path));
  } catch (error) {
    throw new AppError("ENCODING", { cause: error });
  }
}

/**
 * What the table would add to the bot's tests, or, when it is no rehearsal, has added. The same table twice adds nothing. Throws
 * `NOT_FOUND`, `TOO_MANY`, and `INVALID` when the table cannot be read.
 */
export async function importTests(input: {
  actor: Actor;
  botId: string;
  csv: string;
  isRehearsal: boolean;
}): Promise<ImportReport> {
  const { actor, botId, isRehearsal } = input;
  const { workspaceId } = actor;
  await getBotRow({ workspaceId, botId });
  const known = new Set(
    (await db.botTest.findMany({ where: { workspaceId, botId }, select: { originKey: true } })).map(
      (test) => test.originKey,
    ),
  );
  const report: ImportReport = { fresh: [], known: 0, refused: [] };
  for (const read of readTestTable(recordsOf(input.csv))) {
    const row = await refuseUnsafe(read);
    if ("reason" in row) {
      report.refused.push(row);
      continue;
    }
    const key = sameTestKey(row);
    const isNew =
      !known.has(key) &&
      (isRehearsal || (await storeTest({ actor, botId, test: row, origin: "csv", originKey: key })) !== null);
    known.add(key);
    if (isNew) report.fresh.push({ row: row.row, question: row.question });
    else report.known += 1;
  }
  return report;
}

async function refuseUnsafe(row: TableRow): Promise<TableRow> {
  if ("reason" in row || row.expect.matches === undefined) return row;
  try {
    await checkExpectation(row.expect);
    return row;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { row: row.row, question: row.question, reason: "REGEX_UNSAFE", column: "matches" };
  }
}

function recordsOf(csv: string): Record<string, string>[] {
  try {
    const rows = parse(csv, {
      bom: true,
      delimiter: [",", ";", "\t"],
      relax_column_count: true,
      skip_empty_lines: true,
      to: MAX_TESTS + 2,
    }) as string[][];
    const [head = [], ...body] = rows;
    const columns = head.map((name) => name.trim().toLowerCase());
    if (!columns.includes("question"))
      throw fieldError("file", "CHOICE", { choices: TEST_COLUMNS.join(", ") });
    if (body.length > MAX_TESTS) throw new AppError("TOO_MANY", { params: { max: MAX_TESTS } });
    return body.map((cells) => Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? ""])));
  } catch (error) {
    if (error instanceof CsvError) throw fieldError("file", "TYPE");
    throw error;
  }
}

/** An empty table with two examples, to be filled in. */
export function testTableTemplate(): string {
  const rows = [
    [...TEST_COLUMNS],
    ["When do you open?", "seven|Tuesday", "", "", "", "", "", "", ""],
    ["Who won the war of 1812?", "", "", "", "", "yes", "", "", ""],
  ];
  return `\uFEFF${rows.map((row) => row.join(",")).join("\r\n")}\r\n`;
}
