/** `npm run dev`: prepares all but the build, then serves with hot reload; the widget is built again when its files change. */
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { prepare, root } from "./prepare.mjs";

process.chdir(root);
const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
await prepare({ say, only: ["packages", "clients", "widget"] });

let timer = /** @type {NodeJS.Timeout | undefined} */ (undefined);
watch("app/widget", { recursive: true }, () => {
  clearTimeout(timer);
  timer = setTimeout(() => void prepare({ say, only: ["widget"] }).catch((error) => say(String(error))), 200);
});

const server = spawn(process.execPath, ["--import", "tsx", "server.ts"], {
  stdio: "inherit",
  env: { ...process.env, NODE_ENV: "development" },
});
server.on("exit", (code) => process.exit(code ?? 0));
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"]))
  process.on(signal, () => server.kill(signal));
