/**
 * `npx tsx tools/walk.ts` (after a build): walks from an empty account to a bot that answers on somebody's page, and writes what is
 * seen at each step, with the seconds since the start, into docs/walk.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { startForeignSite } from "#tests/e2e/foreign-site.ts";
import { walk, type WalkStep } from "#tests/e2e/two-minutes.ts";
import { startBakerySite } from "#tests/mocks/bakery-site.ts";
import { startServer } from "#tests/setup/start-server.ts";
import { findChromium } from "./chromium.mjs";

const FOLDER = "docs/walk";

const bakery = await startBakerySite();
const server = await startServer({ env: { ALLOWED_PRIVATE_HOSTS: bakery.host } });
const site = await startForeignSite(server.url);
const browser = await chromium.launch({
  executablePath: findChromium(() => {}),
  args: ["--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: "en" });
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });

const rows: string[] = [];
const startedAt = performance.now();
await walk({ page, server, site, address: bakery.url }, async ({ name, text }: WalkStep) => {
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  const file = `${String(rows.length + 1).padStart(2, "0")}-${name}.png`;
  await page.screenshot({ path: `${FOLDER}/${file}` });
  rows.push(`| [${file}](${file}) | ${text} | ${seconds} |`);
});
writeFileSync(`${FOLDER}/README.md`, readme(rows));
await browser.close();
await site.close();
await server.stop();
await bakery.close();

function readme(lines: readonly string[]): string {
  return `# From nothing to a good bot

Written by \`npx tsx tools/walk.ts\`, which does what a new person does in a real browser, against the built product and a small web
site on the same machine. It types at once; a person needs longer for that. \`tests/e2e/start.spec.ts\` fails when the walk takes
two minutes.

| Picture | Step | Seconds |
|---|---|---|
${lines.join("\n")}
`;
}
