import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { createBot, expect, openSection, signUp, test } from "./product.ts";

const PICTURE = sharp({ create: { width: 400, height: 300, channels: 3, background: "#a83232" } }).png();

const saved = (page: Page) => expect(page.getByText(/^Saved/).first()).toBeVisible();
const panel = (page: Page, name: string) => page.getByRole("region", { name });

async function expectForEveryone(page: Page): Promise<void> {
  await expect
    .poll(async () => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
        .analyze();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
    })
    .toEqual([]);
}

test("a colour on which nobody can read is refused, and mended with one press", async ({
  page,
  server,
  complaints,
}) => {
  await signUp(page, server);
  await createBot(page, "Ada");
  await openSection(page, "Look");
  await page.getByLabel("Colour of the bot").fill("#ffd400");
  await page.getByLabel("Colour of the bot").blur();
  await expect(
    page.getByText(/hard to read, or a button of it is hard to see\. #[0-9a-f]{6} is near/),
  ).toBeVisible();
  await expectForEveryone(page);
  await page.getByRole("button", { name: /Take the nearest good colour/ }).click();
  await saved(page);
  await expect(page.getByText(/is near and works/)).toHaveCount(0);
  complaints.length = 0;
  await page.reload();
  await expect(page.getByLabel("Colour of the bot")).toHaveValue(/^#(?!ffd400)[0-9a-f]{6}$/);
});

test("what is set on the Look page is what visitors of another site see", async ({
  page,
  server,
  site,
  complaints,
}) => {
  test.setTimeout(90_000);
  await signUp(page, server);
  const botId = await createBot(page, "Ada");
  await openSection(page, "Look");
  await page.setViewportSize({ width: 1280, height: 900 });
  const pictures = panel(page, "Pictures");
  await pictures
    .getByLabel("Picture of the bot")
    .setInputFiles({ name: "drawing.png", mimeType: "image/png", buffer: Buffer.from("<svg/>") });
  await pictures.getByRole("button", { name: "Upload" }).first().click();
  await expect(pictures.getByText(/This is no picture that can be taken/)).toBeVisible();
  await pictures
    .getByLabel("Picture of the bot")
    .setInputFiles({ name: "face.png", mimeType: "image/png", buffer: await PICTURE.toBuffer() });
  await pictures.getByRole("button", { name: "Upload" }).first().click();
  await expect(pictures.getByRole("img", { name: "Picture of the bot" })).toBeVisible();
  const address = await pictures.getByRole("img", { name: "Picture of the bot" }).getAttribute("src");
  const answer = await page.request.get(`${server.url}${address}`);
  expect(answer.headers()).toMatchObject({
    "content-type": "image/webp",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cache-control": "public, max-age=31536000, immutable",
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
  });

  const button = panel(page, "Button");
  await button.getByLabel("Shape").selectOption("pill");
  await button.getByLabel("Size").selectOption("64");
  const texts = panel(page, "Texts in other languages");
  await texts.getByRole("link", { name: /Español/ }).click();
  await expect(texts.getByRole("link", { name: /Español/ })).toHaveAttribute("aria-current", "true");
  await texts.getByLabel("Greeting").fill("Hola, somos la panadería.");
  await texts.getByLabel("Starter questions").fill("¿A qué hora abren?");
  await texts.getByLabel("Line below the name").fill("Pan desde 1920");
  await texts.getByLabel("Words on the button").fill("Pregunte");
  await expect(texts.getByRole("link", { name: /Español/ })).toContainText("4 of 6 filled");
  const greeting = panel(page, "Greeting card");
  await greeting.getByLabel("Greet visitors").check();
  await greeting.getByLabel("After how many seconds").fill("1");
  await panel(page, "Advanced").getByText("Show the properties").click();
  await page.getByLabel(/--chatbot-width/).fill("url(https://evil.example)");
  await page.getByLabel(/--chatbot-width/).blur();
  await expect(page.getByText(/no single value of a property/)).toBeVisible();
  await page.getByLabel(/--chatbot-width/).fill("333px");
  await page.getByLabel(/--chatbot-width/).blur();
  await saved(page);
  await expect(page.getByText(/no single value of a property/)).toHaveCount(0);
  await expectForEveryone(page);

  // The browser reports each of the refusals above by itself.
  complaints.length = 0;
  await openSection(page, "Publish");
  await page
    .getByRole("button", { name: /^Publish version 1/ })
    .last()
    .click();
  await expect(page.getByText(/Version 1 is live/).first()).toBeVisible();
  const snippet = await page.locator("code", { hasText: "widget.js" }).first().textContent();
  const attributes = /data-bot="[^"]+"(.*) ?><\/script>/.exec(snippet ?? "")?.[1] ?? "";
  expect(attributes).toContain('data-shape="pill"');
  await page.goto(site.page(botId, `${attributes} data-lang="es"`));
  await expect(page.getByRole("button", { name: "Pregunte" })).toBeVisible();
  const card = page.locator("chat-bot .card");
  await expect(card).toContainText("Hola, somos la panadería.");
  await card.getByRole("button", { name: /^Hola/ }).click();
  await expect(page.locator("chat-bot header")).toContainText("Pan desde 1920");
  await expect(page.getByRole("button", { name: "¿A qué hora abren?" })).toBeVisible();
  await expect(page.locator("chat-bot .avatar canvas")).toBeVisible();
  await expect(page.locator("chat-bot [part=window]")).toHaveCSS("width", "333px");
});

test("without JavaScript every form of the Look page saves", async ({ browser, page, server }) => {
  await signUp(page, server);
  await createBot(page, "Ada");
  await openSection(page, "Look");
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const still = await plain.newPage();
  await still.goto(page.url());
  await still
    .getByLabel("Picture of the bot")
    .setInputFiles({ name: "face.png", mimeType: "image/png", buffer: await PICTURE.toBuffer() });
  await panel(still, "Pictures").getByRole("button", { name: "Upload" }).first().click();
  await expect(still.getByRole("img", { name: "Picture of the bot" })).toBeVisible();
  await still.getByRole("button", { name: "Remove the picture" }).click();
  await expect(still.getByRole("img", { name: "Picture of the bot" })).toHaveCount(0);
  await still.getByLabel("Colour of the bot").fill("#ffd400");
  await still
    .locator("form", { has: still.getByLabel("Colour of the bot") })
    .getByRole("button", { name: "Save" })
    .click();
  await expect(still.getByText(/is near and works/)).toBeVisible();
  await still.getByRole("link", { name: /Deutsch/ }).click();
  await still
    .getByLabel("Greeting", { exact: true })
    .or(still.getByLabel(/^Greeting/))
    .first()
    .fill("Guten Tag");
  await still.locator('form:has(input[value="texts"])').getByRole("button", { name: "Save" }).click();
  await expect(still.getByRole("link", { name: /Deutsch/ })).toContainText("1 of 6 filled");
  await still.getByText("Show the properties").click();
  await still.getByLabel(/--chatbot-width/).fill("300px");
  await still.locator('form:has(input[value="properties"])').getByRole("button", { name: "Save" }).click();
  await expect(still.getByLabel(/--chatbot-width/)).toHaveValue("300px");
  await plain.close();
});
