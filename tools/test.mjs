/**
 * `npm test`: prepares, then every check and every test. With TEST_POSTGRES_URL (a PostgreSQL server on which databases may be
 * made) the database tests and the journeys run there too. The last line counts.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findChromium } from "./chromium.mjs";
import { prepare, root } from "./prepare.mjs";
import { failuresOfBrowser, failuresOfVitest } from "./test-failures.mjs";

process.chdir(root);
const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
const reports = mkdtempSync(path.join(tmpdir(), "chatbot-factory-reports-"));
const withPostgres = Boolean(process.env.TEST_POSTGRES_URL);
const totals = { passed: 0, failed: 0, skipped: 0 };
/** What failed, told again at the end, where a reader of a long log looks. @type {string[]} */
const failures = [];
let isBroken = false;

/** @param {string} title @param {string[]} command @param {Record<string, string>} [env] */
function run(title, command, env = {}) {
  say(`\n── ${title}`);
  const [program = "", ...args] = command;
  const result = spawnSync(program, args, {
    stdio: "inherit",
    env: { ...process.env, ...env },
    shell: process.platform === "win32",
  });
  if (result.status === 0) return;
  isBroken = true;
  failures.push(`── ${title}`);
}

/** @param {string} title @param {string[]} projects @param {Record<string, string>} [env] */
function vitest(title, projects, env = {}) {
  const file = path.join(reports, `${title.replaceAll(/\W+/g, "-")}.json`);
  const args = projects.flatMap((name) => ["--project", name]);
  run(
    title,
    [
      "node_modules/.bin/vitest",
      "run",
      ...args,
      "--reporter=default",
      "--reporter=json",
      `--outputFile=${file}`,
    ],
    env,
  );
  if (!existsSync(file)) return;
  const report = JSON.parse(readFileSync(file, "utf8"));
  totals.passed += report.numPassedTests;
  totals.failed += report.numFailedTests;
  totals.skipped += report.numPendingTests + report.numTodoTests;
  failures.push(...failuresOfVitest(report));
}

/** @param {string} title @param {Record<string, string>} env */
function playwright(title, env) {
  const file = path.join(reports, `${title.replaceAll(/\W+/g, "-")}.json`);
  run(title, ["node_modules/.bin/playwright", "test"], { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  if (!existsSync(file)) return;
  const report = JSON.parse(readFileSync(file, "utf8"));
  const { stats } = report;
  totals.passed += stats.expected + stats.flaky;
  if (stats.flaky > 0) say(`${stats.flaky} browser test(s) passed only at the second try: look at them.`);
  totals.failed += stats.unexpected;
  totals.skipped += stats.skipped;
  failures.push(...failuresOfBrowser(report));
}

try {
  await prepare({ say });
  const chromium = findChromium(say);
  run("Checks", [process.execPath, "tools/check.mjs"]);
  vitest("Units", ["pure", "dom"]);
  vitest("Use cases on SQLite", ["db"]);
  vitest("HTTP on SQLite", ["http"]);
  playwright("Browser on SQLite", { CHROMIUM_PATH: chromium });
  if (withPostgres) {
    vitest("Use cases on PostgreSQL", ["db"], { TEST_DATABASE: "postgresql" });
    vitest("HTTP on PostgreSQL", ["http"], { TEST_DATABASE: "postgresql" });
    playwright("Browser on PostgreSQL", { CHROMIUM_PATH: chromium, TEST_DATABASE: "postgresql" });
  } else say("\nTEST_POSTGRES_URL is not set: nothing was tested on PostgreSQL.");
} catch (error) {
  isBroken = true;
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
}

if (totals.passed === 0) isBroken = true;
if (failures.length > 0) say(`\n${failures.join("\n")}`);
say(`\n${isBroken ? "Something failed." : "Everything passed."}`);
say(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(isBroken || totals.failed > 0 ? 1 : 0);
