/** `npm run bench`: measures what is asked for, prints each row and writes `bench/results/latest.json`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { printRows, type Row } from "./answers/row.ts";
import type { BenchContext, Measure } from "./bench-context.ts";
import { startHelper, startLoadGenerator } from "./child-processes.ts";
import { measureAgainst } from "./measure-against.ts";
import { measureAnswers } from "./measure-answers.ts";
import { measureGrowth } from "./measure-growth.ts";
import { measureKills } from "./measure-kills.ts";
import { measureKnowledge } from "./measure-knowledge.ts";
import { measurePages } from "./measure-pages.ts";
import { measureSize } from "./measure-size.ts";
import { measureSpeed } from "./measure-speed.ts";
import { measureStart } from "./measure-start.ts";
import { measureStreams } from "./measure-streams.ts";
import { HELP, readOptions, type BenchOptions, type Group } from "./options.ts";

const MEASURES: Record<Group, Measure> = {
  start: measureStart,
  size: measureSize,
  speed: measureSpeed,
  streams: measureStreams,
  knowledge: measureKnowledge,
  pages: measurePages,
  kills: measureKills,
  answers: measureAnswers,
  growth: measureGrowth,
};

const say = (line: string) => process.stderr.write(`… ${line}\n`);

async function measureAll(options: BenchOptions): Promise<Row[]> {
  const provider = await startHelper("stand-in-provider.ts", options.providerPort);
  const relay = await startHelper("plain-relay.ts", provider.port);
  const load = await startLoadGenerator();
  const bench: BenchContext = {
    options,
    load,
    say,
    providerPort: provider.port,
    relayUrl: `http://127.0.0.1:${relay.port}`,
  };
  const rows: Row[] = [];
  const chosen = options.against ? [["against", measureAgainst] as const] : measuresOf(options);
  for (const [name, measure] of chosen) {
    say(name);
    rows.push(...(await measure(bench).catch((error: unknown) => [failedRow(name, error)])));
  }
  for (const helper of [provider, relay, load]) helper.stop();
  return rows;
}

const measuresOf = (options: BenchOptions) => options.groups.map((name) => [name, MEASURES[name]] as const);

function failedRow(name: string, error: unknown): Row {
  const reason = error instanceof Error ? error.message : String(error);
  return { name, ours: `not measured: ${reason.slice(0, 300)}`, goal: "–", reference: "–" };
}

function keep(options: BenchOptions, rows: Row[]): void {
  const machine = {
    cpus: cpus().length,
    memory: totalmem(),
    node: process.version,
    platform: process.platform,
  };
  const result = { measuredAt: new Date().toISOString(), machine, database: options.database, rows };
  mkdirSync("bench/results", { recursive: true });
  writeFileSync("bench/results/latest.json", `${JSON.stringify(result, null, 2)}\n`);
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes("--help")) return void process.stdout.write(HELP);
  const options = readOptions(args);
  const rows = await measureAll(options);
  printRows(rows);
  keep(options, rows);
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
});
// Whatever the figures are: this measures, tests judge.
process.exit(0);
