import type { Page } from "@playwright/test";
import { BAKERY } from "#tests/factories/bakery.ts";
import { startTestSite, type TestSite } from "#tests/mocks/test-site.ts";
import { startServer, type TestServer } from "#tests/setup/start-server.ts";
import { addText, createBot, expect, openSection, signUp, test as base } from "./product.ts";

/** The product beside a site of its own that it may read. */
const test = base.extend<object, { pages: TestSite; reader: TestServer }>({
  pages: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from its first argument
    async ({}, use) => {
      const pages = await startTestSite(30);
      await use(pages);
      await pages.close();
    },
    { scope: "worker" },
  ],
  reader: [
    async ({ pages }, use) => {
      const server = await startServer({
        database: process.env.TEST_DATABASE === "postgresql" ? "postgresql" : "sqlite",
        env: { ALLOWED_PRIVATE_HOSTS: pages.host },
      });
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

const READ_MS = 30_000;

/** The browser itself notes a refused form. */
function forgetRefusals(complaints: string[]): void {
  expect(complaints.splice(0).every((text) => text.includes("422"))).toBe(true);
}

async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel("A question, as a visitor would ask it").fill(question);
  await page.getByRole("main").getByRole("button", { name: "Ask" }).click();
  await expect(page).toHaveURL((url) => url.searchParams.get("q") === question);
}

test("pages of the web are read before one's eyes, and what has changed is told", async ({
  page,
  pages,
  reader,
  complaints,
}) => {
  test.setTimeout(120_000);
  await signUp(page, reader);
  await createBot(page, "Baker");
  pages.delayMs = 150;
  await page.getByRole("link", { name: "Add a whole site" }).click();
  await page.getByLabel("Use the sitemap").check();
  await page.getByRole("button", { name: "Add site" }).click();
  await expect(page.getByLabel("Address of the sitemap")).toHaveAttribute("aria-invalid", "true");
  forgetRefusals(complaints);
  await page.getByLabel("Address of the sitemap").fill(`${pages.url}/sitemap.xml`);
  await page.getByRole("button", { name: "Add site" }).click();
  await expect(page.getByText(/Reading \d+ of 30 pages/)).toBeVisible({ timeout: READ_MS });
  await expect(page.getByText("Ready").first()).toBeVisible({ timeout: READ_MS });
  pages.delayMs = 0;

  pages.pages.delete("/loaves/4");
  pages.pages.set("/loaves/5", "<main><h1>Loaf 5</h1><p>Loaf number 5 costs a crown.</p></main>");
  await page.getByRole("link", { name: /sitemap\.xml/ }).click();
  await page.getByRole("button", { name: "Read again" }).click();
  await expect(page.getByText("1 changed, 1 gone").first()).toBeVisible({ timeout: READ_MS });
  await page.getByRole("link", { name: "Changes", exact: true }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "/loaves/4" })).toContainText("Gone");
  await page.getByRole("link", { name: "Pages", exact: true }).click();
  await page.getByLabel("State").selectOption({ value: "gone" });
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByRole("row").filter({ hasText: "/loaves/4" })).toContainText(
    "The page is not there any more.",
  );
  await expect(page.getByRole("row")).toHaveCount(2);
});

test("a passage is changed and switched off in the draft, while visitors get what was published", async ({
  page,
  server,
  complaints,
}) => {
  await signUp(page, server);
  await createBot(page, "Baker");
  await addText(page, "About the bakery", BAKERY);
  await openSection(page, "Publish");
  await page.getByRole("button", { name: "Publish version 1" }).click();
  await expect(page.getByText("Live v1").first()).toBeVisible();

  await openSection(page, "Knowledge");
  await page.getByRole("link", { name: "About the bakery" }).click();
  const bread = page.getByRole("listitem").filter({ hasText: "5.40 euros" });
  await bread.getByRole("button", { name: /^Change/ }).click();
  await page.getByLabel("Text of the passage").fill(" ");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByLabel("Text of the passage")).toHaveAttribute("aria-invalid", "true");
  forgetRefusals(complaints);
  await page.getByLabel("Text of the passage").fill("A loaf of rye bread costs 4.90 euros.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Changed", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Change No. 2" })).toBeFocused();

  const delivery = page.getByRole("listitem").filter({ hasText: "We deliver within" });
  await delivery.getByRole("button", { name: /^Switch off/ }).click();
  await expect(delivery.getByText("Off", { exact: true })).toBeVisible();

  await page.getByRole("link", { name: "Ask", exact: true }).click();
  await ask(page, "How much is a loaf of rye bread?");
  const said = page.getByRole("region", { name: "What the bot says without a model" });
  await expect(said).toContainText("4.90 euros");
  await expect(said).toContainText("Quoted");
  await page.getByLabel("Live, version 1").check();
  await ask(page, "How much is a loaf of rye bread?");
  await expect(said).toContainText("5.40 euros");
  await page.getByLabel("Draft", { exact: true }).check();
  await ask(page, "Within how many kilometres do you deliver?");
  await expect(said).not.toContainText("ten kilometres");
  await page.reload();
  await expect(page.getByLabel("A question, as a visitor would ask it")).toHaveValue(
    "Within how many kilometres do you deliver?",
  );
});

test("what the bot did not know is answered, and known from then on", async ({ page, server }) => {
  await signUp(page, server);
  const botId = await createBot(page, "Baker");
  const knowledge = page.url();
  await addText(page, "About the bakery", BAKERY);
  await openSection(page, "Publish");
  await page.getByRole("button", { name: "Publish version 1" }).click();
  await expect(page.getByText("Live v1").first()).toBeVisible();
  await page.goto(`${server.url}/chat/${botId}`);
  await page.getByRole("textbox", { name: "Message" }).fill("Is the zeppelin museum wheelchair accessible?");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("article").last()).toContainText("know");

  await page.goto(`${knowledge}/missing`);
  await expect(page.getByText("Is the zeppelin museum wheelchair accessible?").first()).toBeVisible();
  await page.getByRole("button", { name: /^Add answer/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Answer", { exact: true }).fill("Yes, through the side entrance.");
  await dialog.getByRole("button", { name: "Save answer" }).click();
  await expect(page.getByText("No open questions")).toBeVisible();
  const saved = page.getByText("Saved in Questions and answers, and as a test.");
  await expect(saved).toBeVisible();
  await expect(page.locator(":focus")).toContainText("Saved in Questions and answers, and as a test.");
  await expect(async () => {
    await page.goto(
      `${knowledge}/ask?q=${encodeURIComponent("Is the zeppelin museum wheelchair accessible?")}`,
    );
    await expect(page.getByText("Yes, through the side entrance.").first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: READ_MS });
});

test("several sources are looked through, deleted and brought back together", async ({ page, server }) => {
  await signUp(page, server);
  await createBot(page, "Baker");
  for (const title of ["Bread", "Cakes", "Hours", "Parking"]) {
    await addText(page, title, `${title} of the bakery in the valley.`);
    // The list has come; leaving before would cut its answer off, which Remix says on the console.
    await expect(page.getByRole("link", { name: title, exact: true })).toBeVisible();
    await page.getByRole("link", { name: "Close" }).click();
    await expect(page.getByRole("link", { name: "Close" })).toBeHidden();
  }
  await page.getByLabel("Search by name").fill("ake");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByRole("link", { name: "Bread" })).toBeHidden();
  await expect(page.getByRole("link", { name: "Cakes" })).toBeVisible();
  await page.getByRole("link", { name: "Show all" }).click();
  await page.getByLabel("Choose Bread").check();
  await page.getByLabel("Choose Hours").check();
  await page.getByRole("button", { name: "Delete" }).click();
  const deleted = page.getByText("2 sources are deleted.");
  await expect(deleted).toBeVisible();
  await expect(page.locator(":focus")).toContainText("2 sources are deleted.");
  await expect(page.getByRole("link", { name: "Bread" })).toBeHidden();
  await page
    .getByRole("status")
    .filter({ hasText: "2 sources" })
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(page.getByRole("link", { name: "Bread" })).toBeVisible();
  await expect(page.getByText("4 sources")).toBeVisible();
});

test("sources are added without JavaScript", async ({ browser, server }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signUp(page, server);
  await createBot(page, "Plain");
  await page.getByRole("link", { name: "Add a web page" }).click();
  await page.getByLabel("Address of the page").fill("not an address");
  await page.getByRole("button", { name: "Add page" }).click();
  await expect(page.getByLabel("Address of the page")).toHaveValue("not an address");
  await page.getByRole("link", { name: "Text", exact: true }).click();
  await page.getByLabel("Title").fill("About the bakery");
  await page.getByLabel("Text", { exact: true }).fill(BAKERY);
  await page.getByRole("button", { name: "Add text" }).click();
  await expect(page.getByRole("link", { name: "About the bakery" })).toBeVisible();
  await context.close();
});

test("that a text was added is seen from the end of a long form, below the head that stays", async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 1280, height: 480 });
  await signUp(page, server);
  await createBot(page, "Bakery");
  for (const title of ["One", "Two"]) {
    await addText(page, title, "Rye bread costs 4 dollars.");
    const notice = await page.getByText(/^Added/).boundingBox();
    const head = await page.locator(".editor-top").boundingBox();
    expect(notice?.y).toBeGreaterThan((head?.y ?? 0) + (head?.height ?? 0));
    expect(notice?.y).toBeLessThan(480);
    await page.goto(page.url().replace(/\?.*/, ""));
  }
});
