import { createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
import AxeBuilder from "@axe-core/playwright";
import { createBakery, expect, openSection, signUp, test } from "./product.ts";
import { call, details, listen } from "./widget-page.ts";

const REFUSED = /status of (403|404)/;
const panel = (page: Page, name: string) => page.getByRole("region", { name });

async function publish(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Publish version/ }).click();
  await expect(page.getByText(/^Version \d+ is live\. /)).toBeVisible({ timeout: 20_000 });
}

test("publish: the snippet, the link and the visitor's identity", async ({
  page,
  browser,
  server,
  site,
  complaints,
}) => {
  test.setTimeout(180_000);
  await signUp(page, server);
  const botId = await createBakery(page);
  await openSection(page, "Publish");
  await publish(page);

  await test.step("the snippet follows what is chosen, on every tab, and can be mailed", async () => {
    const put = panel(page, "Put it on your site");
    await put.getByText("Change how it stands on the page").click();
    await put.getByLabel("Corner").selectOption("bottom-left");
    await put.getByLabel("Opens by itself").selectOption("delay:5");
    await put.getByLabel("Version").selectOption("1");
    await expect(put.getByRole("region", { name: "Snippet" })).toContainText(
      `data-bot="${botId}" data-position="bottom-left" data-open="delay:5" data-version="1"`,
    );
    const mail = await put.getByRole("link", { name: "E-mail these steps" }).getAttribute("href");
    expect(decodeURIComponent(mail ?? "")).toContain('data-position="bottom-left"');
    await put.getByRole("tab", { name: "React" }).click();
    await expect(put.getByRole("region", { name: "In your component" })).toContainText(
      'script.dataset.position = "bottom-left"',
    );
    await put.getByRole("tab", { name: "REST" }).click();
    await expect(put.getByRole("region", { name: "In a terminal" })).toContainText(`/bots/${botId}/chat`);
  });

  await test.step("the same without JavaScript, by the address", async () => {
    const plain = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await page.context().storageState(),
    });
    const other = await plain.newPage();
    await other.goto(page.url());
    await other.getByText("Change how it stands on the page").click();
    await other.getByLabel("Kind").selectOption("inline");
    await other.getByRole("button", { name: "Show the code" }).click();
    await expect(other.getByText('data-mode="inline" data-target="#chat"').first()).toBeVisible();
    await plain.close();
  });

  await test.step("the link is switched off and on", async () => {
    const share = panel(page, "Link to share");
    await share.getByRole("button", { name: "Switch the link off" }).click();
    await expect(share.getByText("The link is switched off")).toBeVisible();
    await expect(share.getByRole("img", { name: /^QR code/ })).toHaveCount(0);
    const visitor = await page.context().newPage();
    const answer = await visitor.goto(`${server.url}/chat/${botId}`);
    expect(answer?.status()).toBe(404);
    await expect(visitor.getByRole("heading", { name: "This link is switched off" })).toBeVisible();
    await share.getByRole("button", { name: "Switch the link on" }).click();
    await expect(share.getByRole("img", { name: /^QR code/ })).toBeVisible();
    expect((await visitor.goto(`${server.url}/chat/${botId}`))?.status()).toBe(200);
    await visitor.close();
  });

  const who = panel(page, "Who is the visitor");
  await who.getByRole("button", { name: "Make a key" }).click();
  const key = ((await who.getByRole("region", { name: "Identity key" }).textContent()) ?? "").trim();
  expect(key).toMatch(/^[\w-]{43}$/);
  const sign = (id: string) => ({
    id,
    name: "Mina",
    hash: createHmac("sha256", key).update(id).digest("hex"),
  });

  await test.step("the key is shown once, and the screen has nothing against it", async () => {
    await who.getByText("How it is done").click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.reload();
    await expect(who.getByRole("button", { name: "Make a new key" })).toBeVisible();
    await expect(page.getByText(key)).toHaveCount(0);
  });

  await test.step("a signed visitor finds the conversation again in another browser, another one does not", async () => {
    const visit = async (identity: object) => {
      const context = await browser.newContext({ locale: "en" });
      const tab = await context.newPage();
      await listen(tab);
      await tab.goto(site.page(botId));
      await expect(tab.getByRole("button", { name: "Open chat" })).toBeVisible();
      await call(tab, "open");
      await call(tab, "identify", identity);
      return tab;
    };
    const first = await visit(sign("u-1"));
    await call(first, "send", "When are you open on Sundays?");
    const second = await visit(sign("u-1"));
    await expect(second.locator("article.visitor")).toHaveText(/When are you open on Sundays\?/);
    const liar = await visit({ ...sign("u-1"), hash: "0".repeat(64) });
    await expect.poll(() => details(liar, "error")).toEqual([{ code: "IDENTITY_REFUSED" }]);
    await expect(liar.locator("article.visitor")).toHaveCount(0);
    await call(liar, "send", "Do you deliver?");
    await expect(liar.locator("article.bot")).toHaveCount(2);
    // Somebody else signs in on the first browser: they begin anew.
    await call(first, "identify", sign("u-2"));
    await expect(first.locator("article.visitor")).toHaveCount(0);
    for (const tab of [first, second, liar]) await tab.context().close();
  });

  await test.step("only verified visitors may chat", async () => {
    await page.getByLabel("Only verified visitors may chat").check();
    await publish(page);
    const visitor = await page.context().newPage();
    visitor.on("console", (message) => REFUSED.test(message.text()));
    await visitor.goto(site.page(botId));
    await visitor.getByRole("button", { name: "Open chat" }).click();
    await visitor.getByRole("textbox", { name: "Message" }).fill("When are you open?");
    await visitor.getByRole("button", { name: "Send", exact: true }).click();
    await expect(
      visitor.getByText("Only people who are signed in on this site can chat here."),
    ).toBeVisible();
    await call(visitor, "identify", sign("u-3"));
    await visitor.getByRole("button", { name: "Retry" }).click();
    await expect(visitor.getByRole("button", { name: "Helpful", exact: true })).toHaveCount(1);
    await visitor.close();
  });
  const left = complaints.filter((text) => !REFUSED.test(text));
  complaints.splice(0, complaints.length, ...left);
});
