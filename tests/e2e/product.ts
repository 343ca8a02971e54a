import { test as base, expect, type Page } from "@playwright/test";
import { BAKERY } from "#tests/factories/bakery.ts";
import { startServer, type TestServer } from "#tests/setup/start-server.ts";
import { startForeignSite, type ForeignSite } from "./foreign-site.ts";

interface Shared {
  /** The built product on a database of its own, one for all tests of a worker. */
  server: TestServer;
  /** Somebody else's web site, on another origin. */
  site: ForeignSite;
}
interface EachTest {
  /** Every error that the page's console shows; a test that leaves one fails. */
  complaints: string[];
}

/** Browser tests of the product: a server, a foreign site, and a page whose console must stay quiet. */
export const test = base.extend<EachTest, Shared>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from its first argument
    async ({}, use) => {
      const server = await startServer({
        database: process.env.TEST_DATABASE === "postgresql" ? "postgresql" : "sqlite",
      });
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  site: [
    async ({ server }, use) => {
      const site = await startForeignSite(server.url);
      await use(site);
      await site.close();
    },
    { scope: "worker" },
  ],
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      await use(complaints);
      expect(complaints, "errors on the console").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

let accounts = 0;

/** Signs a new person up through the form and stands on the list of bots. */
export async function signUp(page: Page, server: TestServer): Promise<{ email: string; password: string }> {
  accounts += 1;
  const account = { email: `person${accounts}-${Date.now()}@example.org`, password: "correct horse battery" };
  await page.goto(`${server.url}/sign-up`);
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password", { exact: true }).fill(account.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(/\/app\/[a-z2-7]{26}\/bots/);
  return account;
}

/** Makes a bot by its name and stands where it gets its knowledge. */
export async function createBot(page: Page, name: string): Promise<string> {
  await page.getByLabel("Name of the bot").fill(name);
  await page.getByRole("button", { name: "Create bot" }).click();
  await expect(page).toHaveURL(/\/bots\/[a-z2-7]{26}\/knowledge/);
  return /bots\/([a-z2-7]{26})/.exec(page.url())?.[1] ?? "";
}

/** Writes a text into the knowledge, from its page, and stays there until it is read. */
export async function addText(page: Page, title: string, text: string): Promise<void> {
  await page
    .getByRole("link", { name: /^(Add source|Write or paste a text)$/ })
    .first()
    .click();
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Text", { exact: true }).fill(text);
  await page.getByRole("button", { name: "Add text" }).click();
  await expect(page.getByText("Ready").first()).toBeVisible({ timeout: 20_000 });
}

/** Makes a bot that knows about a bakery and stands on the page of its knowledge. */
export async function createBakery(page: Page): Promise<string> {
  const botId = await createBot(page, "Ada's bakery");
  await addText(page, "About the bakery", BAKERY);
  return botId;
}

/** Opens a section of the editor. */
export async function openSection(
  page: Page,
  name:
    | "Identity"
    | "Knowledge"
    | "Behaviour"
    | "Look"
    | "Limits"
    | "Contact"
    | "Leads"
    | "Tests"
    | "Publish"
    | "Versions",
): Promise<void> {
  const section = page.getByRole("navigation").getByRole("link", { name, exact: true });
  await section.last().click();
  await expect(page).toHaveURL(new RegExp(`/${name.toLowerCase()}$`));
}
