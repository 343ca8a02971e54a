/**
 * Brings a checkout to the point where it can start: packages, database clients, widget, build. Each step runs only when what
 * it depends on has changed since it last ran, so a second start costs next to nothing. Plain Node, no packages.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const stampFile = path.join(root, "node_modules/.chatbot-factory-steps.json");
const OLDEST_NODE = 20.19;

/** @typedef {(line: string) => void} Say */
/** @typedef {{ name: string, says: string, inputs: string[], outputs: string[], run: (say: Say) => Promise<void> }} Step */

/** @type {Step[]} */
const steps = [
  {
    name: "packages",
    says: "Installing packages (about two minutes the first time)",
    inputs: ["package.json", "package-lock.json"],
    outputs: ["node_modules/@remix-run/node", "node_modules/prisma"],
    // Not `npm ci`: the lockfile names the binaries of one platform only.
    run: (say) => command("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error"], say),
  },
  {
    name: "clients",
    says: "Generating the database clients",
    inputs: ["prisma/schema.prisma", "tools/db.mjs", "package-lock.json"],
    outputs: ["app/generated/prisma/client.ts", "app/generated/prisma-pg/client.ts"],
    run: (say) => command(process.execPath, ["tools/db.mjs", "generate"], say),
  },
  {
    name: "widget",
    says: "Building the widget",
    inputs: ["app/widget", "app/shared/protocol", "tools/build-widget.mjs"],
    outputs: ["public/widget.js"],
    run: (say) => command(process.execPath, ["tools/build-widget.mjs"], say),
  },
  {
    name: "application",
    says: "Building the application",
    inputs: [
      "app",
      "locales",
      "public",
      "server.ts",
      "vite.config.ts",
      "remix.config.js",
      "prisma/schema.prisma",
      "package-lock.json",
    ],
    outputs: [
      "build/server/index.js",
      "build/server.js",
      "build/index-thread.js",
      "build/reader.js",
      "build/client",
    ],
    run: async (say) => {
      await command(
        process.execPath,
        ["node_modules/@remix-run/dev/dist/cli.js", "vite:build", "--logLevel", "error"],
        say,
      );
      await command(process.execPath, ["tools/build-server.mjs"], say);
    },
  },
];

/**
 * Everything is installed, generated and built. `say` gets one line for each step that had to run.
 * @param {{ say: Say, only?: string[] }} options
 */
export async function prepare({ say, only }) {
  assertNode();
  // A container holds what was built and not its sources: there is nothing to prepare.
  if (!existsSync(path.join(root, "app"))) return;
  for (const step of steps) {
    if (only && !only.includes(step.name)) continue;
    const stamps = readStamps();
    const digest = digestOf(step.inputs);
    if (stamps[step.name] === digest && step.outputs.every((output) => existsSync(path.join(root, output))))
      continue;
    const startedAt = Date.now();
    say(`${step.says} …`);
    await step.run(say);
    // Asked again: installing may have written the lockfile.
    writeStamp(step.name, digestOf(step.inputs));
    say(`  done in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  }
}

function assertNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major + minor / 100 < OLDEST_NODE)
    throw new Error(`Node.js ${OLDEST_NODE} or newer is needed; this is ${process.versions.node}.`);
}

function readStamps() {
  return existsSync(stampFile)
    ? /** @type {Record<string, string>} */ (JSON.parse(readFileSync(stampFile, "utf8")))
    : {};
}

/** @param {string} name @param {string} digest */
function writeStamp(name, digest) {
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, JSON.stringify({ ...readStamps(), [name]: digest }, null, 2));
}

const NOT_BUILT = /(\.test\.tsx?|\.md)$|[\\/]generated[\\/]|[\\/]public[\\/]widget/;

/** @param {string[]} inputs */
function digestOf(inputs) {
  const hash = createHash("sha256").update(`${process.version} ${process.platform} ${process.arch}`);
  for (const input of inputs)
    for (const file of filesOf(path.join(root, input))) hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}

/** @param {string} place @returns {string[]} */
function filesOf(place) {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(place, name))
    .filter((file) => !NOT_BUILT.test(file) && statSync(file).isFile())
    .toSorted();
}

/** @param {string} program @param {string[]} args @param {Say} say @returns {Promise<void>} */
function command(program, args, say) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, NODE_ENV: program === "npm" ? "" : "production" },
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32" && program === "npm",
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (/** @type {Buffer} */ chunk) => (output += chunk.toString()));
    const waiting = setInterval(() => say("  still working …"), 20_000);
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(waiting);
      if (code === 0) resolve();
      else
        reject(
          new Error(`${program} ${args.join(" ")} failed:\n${output.split("\n").slice(-40).join("\n")}`),
        );
    });
  });
}
