/**
 * `npx tsx tools/screens.ts` (after a build): takes the pictures of the main screens into docs/screens, and those of the front door
 * into public/screens. They are looked at whenever a screen changes.
 */
import { mkdirSync } from "node:fs";
import { chromium, type Browser, type Page } from "@playwright/test";
import { BAKERY } from "#tests/factories/bakery.ts";
import { startForeignSite } from "#tests/e2e/foreign-site.ts";
import { startServer } from "#tests/setup/start-server.ts";
import { findChromium } from "./chromium.mjs";

const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const FOLDER = "docs/screens";

interface Look {
  name: string;
  viewport: { width: number; height: number };
  colorScheme: "light" | "dark";
  locale: string;
}
const LOOKS: Look[] = [
  { name: "desktop", viewport: DESKTOP, colorScheme: "light", locale: "en" },
  { name: "phone", viewport: PHONE, colorScheme: "light", locale: "en" },
  { name: "dark", viewport: DESKTOP, colorScheme: "dark", locale: "en" },
  { name: "arabic", viewport: DESKTOP, colorScheme: "light", locale: "ar" },
];

/** Name of the picture, and address below the bot's. */
const SECTIONS = [
  ["editor", "identity"],
  ["knowledge", "knowledge"],
  ["ask", "knowledge/ask?q=When+do+you+open%3F"],
  ["missing", "knowledge/missing"],
  ["limits", "limits"],
  ["tests", "tests"],
  ["versions", "versions"],
  ["version", "versions/1"],
  ["publish", "publish"],
  ["look", "look"],
  ["contact", "contact"],
  ["leads", "leads"],
  ["compare", "compare"],
  ["replay", "tests/replay"],
] as const;
const ON_THE_FRONT_DOOR: ReadonlySet<string> = new Set(["editor", "knowledge", "publish"]);

const server = await startServer();
const site = await startForeignSite(server.url);
const browser = await chromium.launch({
  executablePath: findChromium(() => {}),
  args: ["--no-sandbox", "--disable-gpu"],
});
for (const folder of [FOLDER, "public/screens"]) mkdirSync(folder, { recursive: true });

const first = await prepareAccount(browser);
for (const look of LOOKS) await takeAll(look, first);
await browser.close();
await site.close();
await server.stop();

interface Prepared {
  state: Awaited<ReturnType<Awaited<ReturnType<Browser["newContext"]>>["storageState"]>>;
  editor: string;
  botId: string;
  empty: Prepared["state"];
}

/** An account with nothing, and one with a published bot that knows something. */
async function prepareAccount(from: Browser): Promise<Prepared> {
  const empty = await from.newContext({ viewport: DESKTOP, locale: "en" });
  await signUp(await empty.newPage(), "empty@example.org");
  const full = await from.newContext({ viewport: DESKTOP, locale: "en" });
  const page = await full.newPage();
  await signUp(page, "ada@example.org");
  await page.getByLabel("Name of the bot").fill("Ada's bakery");
  await page.getByRole("button", { name: "Create bot" }).click();
  await page.waitForURL(/knowledge/);
  const editor = page.url().replace(/\/knowledge$/, "");
  await page.goto(`${editor}/identity`);
  await page.getByLabel("Description").fill("Answers the guests of our bakery.");
  await page.getByLabel("Greeting").fill("Welcome to Ada's bakery. What would you like to know?");
  await page
    .getByText(/^Saved/)
    .first()
    .waitFor();
  await page.goto(`${editor}/knowledge?add=text`);
  await page.getByLabel("Title").fill("About the bakery");
  await page.getByLabel("Text", { exact: true }).fill(BAKERY);
  await page.getByRole("button", { name: "Add text" }).click();
  await page.getByText("Ready").first().waitFor();
  await page.goto(`${editor}/publish`);
  await page.getByRole("button", { name: "Publish version 1" }).click();
  await page.getByText("Live v1").first().waitFor();
  const botId = /bots\/([a-z2-7]{26})/.exec(editor)?.[1] ?? "";
  return { state: await full.storageState(), editor, botId, empty: await empty.storageState() };
}

async function signUp(page: Page, email: string): Promise<void> {
  await page.goto(`${server.url}/sign-up`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("correct horse battery");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL(/\/bots/);
}

async function takeAll(look: Look, prepared: Prepared): Promise<void> {
  const settings = {
    viewport: look.viewport,
    colorScheme: look.colorScheme,
    locale: look.locale,
    reducedMotion: "reduce" as const,
  };
  const shoot = async (page: Page, name: string) => {
    // A page with a widget keeps a line open and never comes to rest.
    await page.waitForLoadState("networkidle", { timeout: 3_000 }).catch(() => {});
    await page.screenshot({ path: `${FOLDER}/${name}-${look.name}.png` });
  };
  const stranger = await (await browser.newContext(settings)).newPage();
  for (const [name, path] of [
    ["landing", "/"],
    ["sign-up", "/sign-up"],
  ] as const) {
    await stranger.goto(`${server.url}${path}`);
    await shoot(stranger, name);
  }
  await stranger.goto(site.page(prepared.botId, look.locale === "ar" ? 'data-lang="ar"' : ""));
  await stranger.locator("chat-bot button").first().click();
  await stranger.getByRole("textbox").fill("When do you open?");
  await stranger.keyboard.press("Enter");
  await stranger.getByRole("log").getByText("seven in the morning").waitFor();
  await shoot(stranger, "widget");

  const newcomer = await (await browser.newContext({ ...settings, storageState: prepared.empty })).newPage();
  await newcomer.goto(`${server.url}/app`);
  await shoot(newcomer, "bots-empty");

  const creator = await (await browser.newContext({ ...settings, storageState: prepared.state })).newPage();
  await creator.goto(prepared.editor.replace(/\/[a-z2-7]{26}$/, ""));
  await shoot(creator, "bots");
  for (const [name, path] of SECTIONS) {
    await creator.goto(`${prepared.editor}/${path}`);
    await shoot(creator, name);
    if (look.name === "desktop" && ON_THE_FRONT_DOOR.has(name))
      await creator.screenshot({ path: `public/screens/${name}.png` });
  }
}
