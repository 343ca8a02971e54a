import { expect, type Page } from "@playwright/test";
import { button, expectNoViolations, field, test, visit } from "./widget-steps.ts";

const card = (page: Page) => page.locator("chat-bot .card");
const NOW = "bot=greeting&open=greet:0.1";

test("nothing is asked for before the greeting is due; then a card stands beside the button and takes no focus", async ({
  harness,
  page,
}) => {
  await visit(page, "bot=greeting&open=greet:3");
  await page.locator("#first").focus();
  await page.waitForTimeout(300);
  expect(harness.requests).toEqual(["GET /widget.js"]);
  await expect(card(page)).toContainText("Hello, I answer questions about our bakery.");
  await expect(page.locator("#first")).toBeFocused();
  await expectNoViolations(page);
  await card(page)
    .getByRole("button", { name: /^Hello/ })
    .click();
  await expect(field(page)).toBeFocused();
  await expect(card(page)).toHaveCount(0);
});

test("once in a session", async ({ page }) => {
  await visit(page, NOW);
  await expect(card(page)).toBeVisible();
  await page.reload();
  await page.waitForTimeout(700);
  await expect(card(page)).toHaveCount(0);
});

test("put away it does not come back, in no later session either", async ({ page }) => {
  await visit(page, NOW);
  await button(page, "Dismiss").click();
  await expect(card(page)).toHaveCount(0);
  await expect(button(page, "Open chat")).toBeFocused();
  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  await page.waitForTimeout(700);
  await expect(card(page)).toHaveCount(0);
});

test("only on pages whose path fits", async ({ page }) => {
  await page.goto("/?bot=elsewhere&open=greet:0.1");
  await page.waitForTimeout(700);
  await expect(card(page)).toHaveCount(0);
  await page.goto("/pricing/large?bot=elsewhere&open=greet:0.1");
  await expect(card(page)).toBeVisible();
});

test("not on a phone, not where consent is needed first, and not from a bot that greets nobody", async ({
  page,
}) => {
  await visit(page, `${NOW}&consent=required`);
  await page.waitForTimeout(700);
  await expect(card(page)).toHaveCount(0);
  await visit(page, "bot=demo&open=greet:0.1");
  await page.waitForTimeout(700);
  await expect(card(page)).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await visit(page, NOW);
  await page.waitForTimeout(700);
  await expect(card(page)).toHaveCount(0);
});

test("in Arabic from the right, and in the dark, for everybody", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await visit(page, `${NOW}&page=ar`);
  await expect(card(page)).toHaveCSS("direction", "rtl");
  await expectNoViolations(page);
});
