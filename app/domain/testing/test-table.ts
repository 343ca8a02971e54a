import { z } from "zod";
import { line, prose } from "#app/shared/text-schema.ts";
import { isEmptyExpectation, MAX_TEST_QUESTION, TestExpectationSchema } from "./test-expectation.ts";
import type { TestExpectation } from "./test-expectation.ts";

/** The columns of a table of tests; only the first is needed. Several phrases of one cell stand between bars. */
export const TEST_COLUMNS = [
  "question",
  "must_contain",
  "must_not_contain",
  "matches",
  "cites_source",
  "unknown",
  "handover",
  "max_ms",
  "max_usd",
] as const;
type Column = (typeof TEST_COLUMNS)[number];

/** Why a row is no test; a closed list, each with a sentence in locales/. */
export type RowReason = "NO_QUESTION" | "NOTHING_EXPECTED" | "WRONG_VALUE" | "REGEX_INVALID" | "REGEX_UNSAFE";

export type TableRow =
  | { row: number; question: string; expect: TestExpectation }
  | { row: number; question: string; reason: RowReason; column?: Column };

const YES = new Set(["1", "yes", "true", "x", "y", "sí", "si", "نعم"]);
const Question = prose(MAX_TEST_QUESTION);
const Phrase = line(500);

/** The rows of a table without its head as tests, or why one is none. `row` counts as a spreadsheet does: the head is row 1. */
export function readTestTable(records: readonly Partial<Record<string, string>>[]): TableRow[] {
  return records.map((record, index) => readRow(record, index + 2));
}

function readRow(record: Partial<Record<string, string>>, row: number): TableRow {
  const cell = (column: Column) => record[column]?.trim() ?? "";
  const question = cell("question");
  if (!Question.safeParse(question).success)
    return { row, question: question.slice(0, 100), reason: "NO_QUESTION" };
  const parsed = TestExpectationSchema.safeParse(expectationOf(cell));
  if (!parsed.success) {
    const column = columnOf(parsed.error.issues[0]?.path[0]);
    const reason = column === "matches" ? "REGEX_INVALID" : "WRONG_VALUE";
    return { row, question, reason, ...(column ? { column } : {}) };
  }
  if (isEmptyExpectation(parsed.data)) return { row, question, reason: "NOTHING_EXPECTED" };
  return { row, question, expect: parsed.data };
}

function expectationOf(cell: (column: Column) => string): Record<string, unknown> {
  const phrases = (column: Column) => {
    const texts = cell(column)
      .split("|")
      .map((text) => text.trim())
      .filter((text) => Phrase.safeParse(text).success);
    return texts.length > 0 ? texts : undefined;
  };
  const number = (column: Column) =>
    cell(column) === "" ? undefined : Number(cell(column).replace(",", "."));
  const yes = (column: Column) => (YES.has(cell(column).toLowerCase()) ? true : undefined);
  return {
    mustContain: phrases("must_contain"),
    mustNotContain: phrases("must_not_contain"),
    matches: cell("matches") || undefined,
    citesSource: cell("cites_source") || undefined,
    unknown: yes("unknown"),
    handover: yes("handover"),
    maxMs: number("max_ms"),
    maxUsd: number("max_usd"),
  };
}

function columnOf(name: PropertyKey | undefined): Column | undefined {
  const snake = String(name ?? "").replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return z.enum(TEST_COLUMNS).safeParse(snake).data;
}
