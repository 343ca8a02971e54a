import type { APIRequestContext, Page } from "@playwright/test";
import { expectForEveryone } from "./for-everyone.ts";
import { createBakery, expect, openSection, signUp, test } from "./product.ts";

const BREAD = "How much is a loaf of rye bread?";
const HOURS = "When does the bakery open?";
const AGAIN = "What does rye bread cost?";

/** A visitor asks, in a conversation of their own. */
async function visit(request: APIRequestContext, url: string, botId: string, text: string): Promise<void> {
  const made = await request.post(`${url}/api/widget/bots/${botId}/conversations`, { data: {} });
  const { token, conversation } = (await made.json()) as { token: string; conversation: { id: string } };
  const headers = { authorization: `Bearer ${token}` };
  const messages = `${url}/api/widget/conversations/${conversation.id}/messages`;
  const answer = await request.post(messages, { headers, data: { text, clientId: crypto.randomUUID() } });
  expect(answer.ok()).toBe(true);
  await answer.body();
}

async function replay(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Start the replay" }).click();
}

test("old conversations show what a draft changes, and the keys judge it", async ({
  page,
  server,
  request,
}) => {
  test.setTimeout(240_000);
  await signUp(page, server);
  const botId = await createBakery(page);
  const home = page.url().replace(/\/knowledge.*$/, "");

  await test.step("without conversations it says what to do", async () => {
    await openSection(page, "Tests");
    await page.getByRole("link", { name: "Replay" }).click();
    await expect(page.getByRole("heading", { name: "No conversations yet" })).toBeVisible();
    await expectForEveryone(page, "no conversations");
  });

  await page.goto(`${home}/publish`);
  await page.getByRole("button", { name: "Publish version 1" }).click();
  await expect(page.getByText("Version 1 is live.")).toBeVisible({ timeout: 20_000 });
  for (const question of [AGAIN, HOURS, BREAD]) await visit(request, server.url, botId, question);

  await test.step("a draft that changed nothing leaves all answers as before", async () => {
    await page.goto(`${home}/tests/replay`);
    await expect(page.getByLabel("The last 3 conversations")).toBeChecked();
    await expect(page.getByText("3 questions · free, no model is asked")).toBeVisible();
    await replay(page);
    await expect(page.getByText("All 3 answers are as before.")).toBeVisible({ timeout: 30_000 });
    await expectForEveryone(page, "as before");
  });

  await test.step("a draft that changed a price lists the answers with it", async () => {
    await page.goto(`${home}/knowledge`);
    await page.getByRole("link", { name: "About the bakery" }).first().click();
    const bread = page.getByRole("listitem").filter({ hasText: "5.40" }).first();
    await bread.getByRole("button", { name: /^Change/ }).click();
    const field = page.getByRole("textbox", { name: "Text of the passage" });
    await field.fill((await field.inputValue()).replace("5.40", "6.90"));
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("6.90").first()).toBeVisible();
    await page.goto(`${home}/tests/replay`);
    await replay(page);
    await expect(page.getByText("2 of 3 answers changed, 0 judged")).toBeVisible({ timeout: 30_000 });
    const first = page.getByRole("list", { name: "Changed answers" }).locator("> li").first();
    await expect(first.locator("del")).toContainText("5.40");
    await expect(first.locator("ins")).toContainText("6.90");
    await expectForEveryone(page, "changed");
  });

  await test.step("keys go through them and judge; worse makes a test", async () => {
    const items = page.getByRole("list", { name: "Changed answers" }).locator("> li");
    await page.keyboard.press("j");
    await expect(items.first()).toBeFocused();
    await page.keyboard.press("w");
    await expect(items.nth(1)).toBeFocused();
    await expect(items.first().getByText("The old answer is a test now")).toBeVisible();
    await page.keyboard.press("b");
    await expect(page.getByText("2 of 3 answers changed, 2 judged")).toBeVisible();
    await page.keyboard.press("k");
    await expect(items.first()).toBeFocused();
    await expect(items.first().getByRole("button", { name: /^Worse/ })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await page.goto(`${home}/tests`);
    await expect(page.getByText("Answer must contain “5.40”")).toBeVisible();
    await expect(page.getByText("From a conversation")).toBeVisible();
  });

  await test.step("it reads from the right in Arabic", async () => {
    await page.goto(`${server.url}/app/profile`);
    await page.getByLabel("Language").selectOption("ar");
    await page
      .locator("form")
      .filter({ has: page.getByLabel("Language") })
      .locator("button[type=submit]")
      .click();
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    await page.goto(`${home}/tests/replay`);
    await expect(page.getByRole("heading", { name: "إعادة" })).toBeVisible();
    await expectForEveryone(page, "in Arabic");
  });
});
