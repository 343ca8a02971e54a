import { startBakerySite } from "#tests/mocks/bakery-site.ts";
import type { TestSite } from "#tests/mocks/test-site.ts";
import { startServer } from "#tests/setup/start-server.ts";
import { expectForEveryone } from "./for-everyone.ts";
import { expect, signUp, test as base } from "./product.ts";
import { walk } from "./two-minutes.ts";

const LONGEST_WALK_S = 120;

/** The product beside the site of a bakery, which it may read. */
const test = base.extend<object, { bakery: TestSite }>({
  bakery: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from its first argument
    async ({}, use) => {
      const bakery = await startBakerySite();
      await use(bakery);
      await bakery.close();
    },
    { scope: "worker" },
  ],
  server: [
    async ({ bakery }, use) => {
      const server = await startServer({
        database: process.env.TEST_DATABASE === "postgresql" ? "postgresql" : "sqlite",
        env: { ALLOWED_PRIVATE_HOSTS: bakery.host },
      });
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

test("from nothing to a bot that answers on somebody else's page takes less than two minutes", async ({
  page,
  server,
  site,
  bakery,
}) => {
  test.setTimeout(LONGEST_WALK_S * 1_000);
  const startedAt = Date.now();
  const steps: string[] = [];
  await walk({ page, server, site, address: bakery.url }, async ({ name }) => void steps.push(name));
  expect(steps.length).toBeGreaterThan(5);
  expect((Date.now() - startedAt) / 1_000).toBeLessThan(LONGEST_WALK_S);
});

test("what was proposed can be changed, and a wrong field keeps what was typed", async ({
  page,
  server,
  bakery,
  complaints,
}) => {
  await signUp(page, server);
  await page.getByLabel("Your website").fill(bakery.url);
  await page.getByRole("button", { name: "Start from it" }).click();
  await expect(page.getByRole("heading", { name: "Look over your new bot" })).toBeVisible();
  await expect(page.getByLabel("Name of the bot")).toHaveValue("Ada's Bakery");
  await page.getByLabel("Greeting").fill("Hello from the mill.");
  await page.getByLabel("Name of the bot").fill("");
  await page.getByRole("textbox", { name: "Colour", exact: true }).fill("#ffd400");
  await page.getByRole("button", { name: "Create bot" }).click();
  await expect(page.getByText("This is needed.")).toBeVisible();
  await expect(page.getByText(/is near and works/)).toBeVisible();
  await expect(page.getByLabel("Greeting")).toHaveValue("Hello from the mill.");
  expect(complaints.splice(0).every((text) => text.includes("422"))).toBe(true);
  await expectForEveryone(page, "the proposal with errors");
  await page.getByLabel("Name of the bot").fill("The mill");
  await page.getByRole("textbox", { name: "Colour", exact: true }).fill("#1d5fa8");
  await page.getByRole("button", { name: "Create bot" }).click();
  await expect(page).toHaveURL(/\/knowledge$/);
  await expect(page.frameLocator("iframe").first().getByText("Hello from the mill.")).toBeVisible();
});

test("an address that cannot be read says why, keeps it, and can make a bot nevertheless", async ({
  page,
  server,
  bakery,
  complaints,
}) => {
  await signUp(page, server);
  await page.getByLabel("Your website").fill(`${bakery.url}/nowhere`);
  await page.getByRole("button", { name: "Start from it" }).click();
  await expect(page.getByText("There is no page at this address. Check it for typing errors.")).toBeVisible();
  await expect(page.getByLabel("Address of your website")).toHaveValue(`${bakery.url}/nowhere`);
  expect(complaints.splice(0).every((text) => text.includes("422"))).toBe(true);
  await expectForEveryone(page, "an address with an error");
  await page.getByRole("button", { name: "Make the bot without reading" }).click();
  await expect(page.getByRole("heading", { name: "Look over your new bot" })).toBeVisible();
  await expect(page.getByText("The page is not there any more.")).toBeVisible({ timeout: 20_000 });
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByText("The bot is deleted.")).toBeVisible();
});

test("a template becomes a bot that says which blanks are open, and never says one", async ({
  page,
  server,
}) => {
  await signUp(page, server);
  await page.getByRole("link", { name: "Use a template" }).click();
  await expect(page.getByRole("button", { name: /^Use this:/ })).toHaveCount(8);
  await expectForEveryone(page, "the templates");
  await page.getByRole("searchbox", { name: "Search templates" }).fill("allergies");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(page.getByRole("button", { name: /^Use this:/ })).toHaveCount(1);
  await page.getByRole("button", { name: "Use this: Restaurant" }).click();
  const blanks = page.getByRole("region", { name: "Fill these in" });
  await expect(blanks.getByText("your opening hours · your closing day")).toBeVisible();
  await expect(page.getByText("Ready").first()).toBeVisible({ timeout: 20_000 });
  await expectForEveryone(page, "the knowledge of a template");
  const preview = page.frameLocator("iframe").first();
  for (const question of ["When are you open?", "I have a food allergy"]) {
    await preview.getByRole("textbox", { name: "Message" }).fill(question);
    await preview.getByRole("button", { name: "Send" }).click();
  }
  await expect(preview.getByRole("log")).toContainText("which dishes are safe for you");
  await expect(preview.getByRole("log")).not.toContainText("✎");
  await blanks.getByRole("link", { name: "Write the answer: When are you open?" }).click();
  await expect(page.getByText("When are you open?").first()).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an address makes a bot, too", async ({ page, server, bakery }) => {
    await signUp(page, server);
    await page.getByLabel("Your website").fill(bakery.url);
    await page.getByRole("button", { name: "Start from it" }).click();
    await expect(page.getByLabel("Name of the bot")).toHaveValue("Ada's Bakery");
    await page.getByRole("button", { name: "Create bot" }).click();
    await expect(page).toHaveURL(/\/knowledge$/);
  });
});
