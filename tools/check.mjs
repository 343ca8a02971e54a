/** `npm run check`: format, lint, types, boundaries, dead code. Runs all and then says which failed. */
import { spawnSync } from "node:child_process";
import { prepare, root } from "./prepare.mjs";

process.chdir(root);
await prepare({ say: (line) => process.stdout.write(`${line}\n`), only: ["packages", "clients"] });

const checks = {
  format: ["oxfmt", "--check"],
  lint: ["oxlint", "--deny-warnings", "--report-unused-disable-directives"],
  types: ["tsc", "--noEmit"],
  "types of the widget": ["tsc", "--noEmit", "-p", "app/widget"],
  boundaries: [
    "depcruise",
    "app",
    "server.ts",
    "--config",
    ".dependency-cruiser.cjs",
    "--output-type",
    "err",
  ],
  "dead code": ["knip", "--no-progress"],
};

const failed = [];
for (const [name, [program = "", ...args]] of Object.entries(checks)) {
  const startedAt = Date.now();
  const result = spawnSync(`node_modules/.bin/${program}`, args, {
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`${result.status === 0 ? "ok    " : "FAILED"} ${name} (${seconds} s)\n`);
  if (result.status === 0) continue;
  failed.push(name);
  process.stdout.write(`${result.stdout}${result.stderr}\n`);
}
if (failed.length > 0) {
  process.stdout.write(`\nTo be mended: ${failed.join(", ")}. \`npm run format\` mends the format.\n`);
  process.exit(1);
}
