import { describe, expect, it } from "vitest";
import { keepStatements, type SqliteStatement } from "./kept-statements.ts";

/** Statements that answer with their values, and what was prepared. */
function connection() {
  const prepared: string[] = [];
  const prepare = keepStatements((sql): SqliteStatement => {
    prepared.push(sql);
    return {
      reader: true,
      columns: () => [sql],
      run: (values) => values,
      raw: () => ({ all: (values) => values }),
    };
  });
  return { prepared, prepare };
}

describe("statements of a connection", () => {
  it("are prepared once and get the values of each call", () => {
    const { prepared, prepare } = connection();
    const [first, second] = [prepare("SELECT ?").bind([1]), prepare("SELECT ?").bind([2])];
    expect([first.raw().all(), second.raw().all(), first.run()]).toEqual([[1], [2], [1]]);
    expect(first.columns()).toEqual(["SELECT ?"]);
    expect(prepared).toEqual(["SELECT ?"]);
  });

  it("are kept while they are used, and long ones are not", () => {
    const { prepared, prepare } = connection();
    prepare("often");
    for (let number = 0; number < 400; number += 1) {
      prepare(`SELECT ${number}`);
      prepare("often");
    }
    prepare("SELECT 0");
    expect(prepared.filter((sql) => sql === "often")).toHaveLength(1);
    expect(prepared.filter((sql) => sql === "SELECT 0")).toHaveLength(2);
    const long = `SELECT ${"1,".repeat(3_000)}1`;
    prepare(long);
    prepare(long);
    expect(prepared.filter((sql) => sql === long)).toHaveLength(2);
  });
});
