/** `npm run bench`: prepares what is missing and measures (bench/run.ts); `npm run bench -- --help` says what can be chosen. */
import { spawnSync } from "node:child_process";
import { prepare, root } from "./prepare.mjs";

process.chdir(root);
try {
  await prepare({ say: (line) => process.stderr.write(`${line}\n`) });
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
const { status } = spawnSync(
  process.execPath,
  ["--import", "tsx", "bench/run.ts", ...process.argv.slice(2)],
  {
    stdio: "inherit",
  },
);
process.exit(status ?? 1);
