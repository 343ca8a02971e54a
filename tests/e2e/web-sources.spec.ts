import type { Page } from "@playwright/test";
import { startTestSite, type TestSite } from "#tests/mocks/test-site.ts";
import { startServer, type TestServer } from "#tests/setup/start-server.ts";
import { createBot, expect, openSection, signUp, test as base } from "./product.ts";

const PAGES = 500;
const READ_MS = 60_000;

/** The product beside a large site of its own that it may read. */
const test = base.extend<object, { site500: TestSite; reader: TestServer }>({
  site500: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from its first argument
    async ({}, use) => {
      const site = await startTestSite(PAGES);
      await use(site);
      await site.close();
    },
    { scope: "worker" },
  ],
  reader: [
    async ({ site500 }, use) => {
      const server = await startServer({
        database: process.env.TEST_DATABASE === "postgresql" ? "postgresql" : "sqlite",
        env: { ALLOWED_PRIVATE_HOSTS: site500.host },
      });
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

/** How many pages the screen says have been read. */
async function pagesRead(page: Page): Promise<number> {
  const text = await page
    .getByText(/Reading \d+ of \d+ pages/)
    .first()
    .textContent();
  return Number(/\d+/.exec(text ?? "")?.[0]);
}

test("a site of 500 pages is seen being read, and the second reading tells what has changed", async ({
  page,
  site500: site,
  reader,
}) => {
  test.setTimeout(120_000);
  await signUp(page, reader);
  await createBot(page, "Baker");
  site.delayMs = 40;
  await page.getByRole("link", { name: "Add a whole site" }).click();
  await page.getByLabel("Use the sitemap").check();
  await page.getByLabel("Address of the sitemap").fill(`${site.url}/sitemap.xml`);
  await page.getByText("More", { exact: true }).click();
  await page.getByLabel("Pages at most").fill(String(PAGES));
  await page.getByRole("button", { name: "Add site" }).click();

  await test.step("the count and the bar grow without anybody doing anything", async () => {
    await expect(page.getByText(`of ${PAGES} pages`).first()).toBeVisible({ timeout: READ_MS });
    const first = await pagesRead(page);
    await expect.poll(() => pagesRead(page), { timeout: READ_MS }).toBeGreaterThan(first + 50);
    const bar = page.getByRole("progressbar").first();
    expect(Number(await bar.getAttribute("value"))).toBeGreaterThan(0);
    await expect(page.getByText("Ready").first()).toBeVisible({ timeout: READ_MS });
  });

  await test.step("what changed and what is gone is told page by page", async () => {
    site.delayMs = 0;
    site.pages.delete("/loaves/4");
    site.pages.set("/loaves/5", "<main><h1>Loaf 5</h1><p>Loaf number 5 costs a crown.</p></main>");
    await page.getByRole("link", { name: /sitemap\.xml/ }).click();
    await page.getByRole("button", { name: "Read again" }).click();
    await expect(page.getByText("1 changed, 1 gone").first()).toBeVisible({ timeout: READ_MS });
  });
});

/** Long enough that a reader has to be taken to the middle of it. */
function longPage(paragraphs: readonly string[]): string {
  const filler = Array.from(
    { length: 60 },
    (_, index) =>
      `<p>Shelf ${index + 1} holds bowls that were painted by hand in the winter of ${1900 + index}.</p>`,
  );
  const told = paragraphs.map((text) => `<p>${text}</p>`).join("");
  return `<main style="width:600px"><h1>The museum</h1>${filler.join("")}<h2>Visiting</h2>${told}${filler.join("")}</main>`;
}

test("a citation opens the web page at the text that the answer rests on", async ({
  page,
  context,
  site500: site,
  reader,
}) => {
  test.setTimeout(120_000);
  const short = "The museum opens at half past nine, and closes at dusk.";
  const long =
    "A guided walk through the clay-and-glass collection costs twelve crowns for grown-ups, who may bring two children - and a well-behaved dog - along without paying, provided that everybody, including the dog, keeps to the marked path between the kilns.";
  site.pages.set("/museum", longPage([short, long]));
  await signUp(page, reader);
  const botId = await createBot(page, "Guide");
  await page.goto(`${page.url().split("?")[0]}?add=page`);
  await page.getByLabel("Address of the page").fill(`${site.url}/museum`);
  await page.getByRole("button", { name: "Add page" }).click();
  await expect(page.getByText("Ready").first()).toBeVisible({ timeout: READ_MS });
  await openSection(page, "Publish");
  await page.getByRole("button", { name: "Publish version 1" }).click();
  await expect(page.getByText("Live v1").first()).toBeVisible();

  for (const [question, said, place] of [
    ["When does the museum open?", "half past nine", short],
    ["What does a guided walk cost?", "twelve crowns", long],
  ] as const) {
    await test.step(question, async () => {
      await page.goto(`${reader.url}/chat/${botId}`);
      await page.getByRole("textbox", { name: "Message" }).fill(question);
      await page.getByRole("button", { name: "Send" }).click();
      const log = page.getByRole("log");
      await expect(log).toContainText(said);
      await log
        .getByRole("button", { name: /museum/i })
        .last()
        .click();
      const opened = context.waitForEvent("page");
      await page.getByRole("dialog").getByRole("link", { name: "Open" }).click();
      const museum = await opened;
      await museum.waitForLoadState();
      await expect(museum.getByText(place)).toBeInViewport();
      expect(await museum.evaluate(() => scrollY)).toBeGreaterThan(500);
      await museum.close();
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Start over" }).click();
    });
  }
});
