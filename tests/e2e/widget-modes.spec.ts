import type { Page } from "@playwright/test";
import { expect, test } from "./product.ts";
import { call, listen, publishedBot } from "./widget-page.ts";

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const field = (page: Page) => page.getByRole("textbox", { name: "Message" });
const answered = (page: Page) =>
  expect(page.getByRole("button", { name: "Helpful", exact: true })).toHaveCount(1, { timeout: 20_000 });

test("two bots on one page, a script that comes twice, a new body, and the page's own handlers", async ({
  page,
  server,
  site,
}) => {
  const { botId } = await publishedBot(server);
  const other = await publishedBot(server, { name: "The second" });
  const bubble = `<script src="${server.url}/widget.js" data-bot="${botId}" async></script>`;
  await listen(page);
  await page.goto(
    site.write(
      "/two",
      `<script nonce="own">onload = onmessage = onerror = function own() {};</script>
       ${bubble}${bubble}<div id="here"></div>
       <script src="${server.url}/widget.js" data-bot="${other.botId}" data-mode="inline" data-target="#here" async></script>`,
    ),
  );
  await expect(page.locator("#here").getByRole("region", { name: "The second" })).toBeVisible();
  await expect(page.locator(".launcher")).toHaveCount(1);
  expect(await page.evaluate(() => [onload, onmessage, onerror].map((handler) => handler?.name))).toEqual([
    "own",
    "own",
    "own",
  ]);
  await button(page, "Open chat").click();
  await expect(page.getByRole("dialog", { name: "Ada's bakery" })).toBeVisible();
  await page.evaluate(() => {
    const body = document.createElement("body");
    body.append(document.createElement("h1"));
    document.body.replaceWith(body);
  });
  await expect(page.getByRole("dialog", { name: "Ada's bakery" })).toBeVisible();
});

test("inside the page, over it, and as an element", async ({ page, server, site }) => {
  const { botId } = await publishedBot(server);
  const script = `<script src="${server.url}/widget.js" async></script>`;
  await page.goto(site.write("/element", `<chat-bot bot="${botId}" lang="en"></chat-bot>${script}`));
  await field(page).fill("When are you open?");
  await field(page).press("Enter");
  await answered(page);
  await page.goto(site.page(botId, 'data-mode="page"'));
  await expect(field(page)).toBeVisible();
  await page.goto(site.page(botId, 'data-mode="popup"'));
  await page.waitForFunction(() => "boot" in ((window as unknown as { chatbot?: object }).chatbot ?? {}));
  await expect(page.locator(".launcher")).toHaveCount(0);
  await call(page, "open");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expect(page.locator("main")).toHaveAttribute("inert", "");
  await call(page, "destroy");
  await expect(page.locator("main")).not.toHaveAttribute("inert");
});

test("language, theme, colour, corner and opening by attribute", async ({ page, server, site }) => {
  const { botId } = await publishedBot(server);
  const attributes =
    'data-lang="ar" data-theme="dark" data-color="#aa0000" data-position="bottom-left" data-open="load"';
  await page.goto(site.page(botId, attributes));
  const frame = page.getByRole("dialog");
  await expect(frame).toBeVisible();
  await expect(frame).toHaveAttribute("dir", "rtl");
  const look = await frame.evaluate((element) => ({
    scheme: getComputedStyle(element).colorScheme,
    colour: getComputedStyle(element).getPropertyValue("--chatbot-color").trim(),
  }));
  expect(look).toEqual({ scheme: "dark", colour: "#aa0000" });
  expect((await page.locator(".launcher").boundingBox())?.x).toBeLessThan(100);
});

test("a page that stays with a version is answered by that version", async ({ page, server, site }) => {
  const { api, botId } = await publishedBot(server, { greeting: "The first greeting" });
  await api.json("PATCH", `/bots/${botId}`, { greeting: "The second greeting" });
  await api.publish(botId);
  await page.goto(site.page(botId, 'data-version="1" data-open="load"'));
  await expect(page.getByText("The first greeting")).toBeVisible();
  await field(page).fill("When are you open?");
  await field(page).press("Enter");
  await answered(page);
  const { items } = await api.json<{ items: { version: string }[] }>("GET", `/conversations?botId=${botId}`);
  expect(items.map(({ version }) => version)).toEqual(["1"]);
  await page.goto(site.page(botId, 'data-open="load"'));
  await expect(page.getByText("The second greeting")).toBeVisible();
});

test("where consent is required nothing is stored or sent before it", async ({ page, server, site }) => {
  const { botId } = await publishedBot(server);
  const posts: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") posts.push(request.url());
  });
  await page.goto(site.page(botId, 'data-consent="required"'));
  await button(page, "Open chat").click();
  await expect(button(page, "Agree and chat")).toBeVisible();
  await expect(field(page)).toBeHidden();
  expect(posts).toEqual([]);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await button(page, "Agree and chat").click();
  await field(page).fill("When are you open?");
  await field(page).press("Enter");
  await answered(page);
  expect(await page.evaluate(() => localStorage.length)).toBe(1);
});

test("in Arabic what a visitor writes stands on the visitor's side, in whatever language", async ({
  page,
  server,
  site,
}) => {
  const { botId } = await publishedBot(server);
  await page.goto(site.page(botId, 'data-lang="ar" data-open="load"'));
  const field = page.getByRole("textbox");
  await expect(field).toHaveCSS("direction", "rtl");
  for (const question of ["When are you open?", "متى تفتحون؟"]) {
    await field.fill(question);
    await field.press("Enter");
    const [bubble, log] = [page.locator(".visitor .text").last(), page.getByRole("log")];
    await expect(bubble).toHaveText(question);
    const [mine, all] = await Promise.all([bubble.boundingBox(), log.boundingBox()]);
    expect((mine?.x ?? 0) - (all?.x ?? 0)).toBeLessThan(30);
    await expect(page.getByRole("button", { name: "مفيد", exact: true }).last()).toBeVisible({
      timeout: 20_000,
    });
  }
});
