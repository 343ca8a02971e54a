/**
 * `npm run -s cli -- <command>`: the commands of app/cli, out of the built server, on the settings that the server uses.
 * Builds first what is missing; standard output holds nothing but the command's result.
 */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { prepare, root } from "./prepare.mjs";

process.env.NODE_ENV ??= "production";
process.chdir(root);

try {
  await prepare({ say: (line) => process.stderr.write(`${line}\n`) });
  const build = await import(pathToFileURL(path.join(root, "build/server/index.js")).href);
  process.exit(await build.entry.module.runCommand(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
