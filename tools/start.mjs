/** `npm start`: prepares what is missing and serves. */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { prepare, root } from "./prepare.mjs";

process.chdir(root);
try {
  await prepare({ say: (line) => process.stdout.write(`${line}\n`) });
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
process.env.NODE_ENV = "production";
await import(pathToFileURL(path.join(root, "build/server.js")).href);
