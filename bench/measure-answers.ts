import { execFileSync } from "node:child_process";
import type { Row } from "./answers/row.ts";
import { skipped, type BenchContext } from "./bench-context.ts";

/** Right answers (bench/answers.ts) on the data below the folder BENCH_DATA. */
export async function measureAnswers(bench: BenchContext): Promise<Row[]> {
  const output = execFileSync(process.execPath, ["--import", "tsx", "bench/answers.ts"], {
    encoding: "utf8",
  });
  const rows = output
    .split("\n")
    .map((line) => line.split(" | "))
    .filter((cells) => cells.length === 4 && cells[0] !== "name")
    .map(([name = "", ours = "", goal = "", reference = ""]) => ({ name, ours, goal, reference }));
  bench.say(`${rows.length} rows of right answers`);
  return rows.length > 0 ? rows : [skipped("right answers", "–", "BENCH_DATA names no folder with the data")];
}
