import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { createBakery, expect, openSection, signUp, test } from "./product.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
const QUESTION = "How much is a loaf of rye bread?";

async function expectForEveryone(page: Page): Promise<void> {
  for (const [width, colorScheme] of [
    [1280, "light"],
    [360, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await expect
      .poll(async () => {
        const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
        return violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 140)).join(" | ")}`,
        );
      })
      .toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await page.screenshot({ path: test.info().outputPath(`${Date.now()}-${width}.png`), fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: "light" });
}

test("a draft that breaks a saved answer does not go live in one click", async ({
  page,
  server,
  complaints,
}) => {
  test.setTimeout(240_000);
  await signUp(page, server);
  await createBakery(page);
  const home = page.url().replace(/\/knowledge.*$/, "");

  await test.step("tests are suggested from the knowledge, and one is written by hand", async () => {
    await openSection(page, "Tests");
    await expect(page.getByRole("heading", { name: "No tests yet" })).toBeVisible();
    await page.getByRole("link", { name: "Suggest tests" }).click();
    await expect(page.getByLabel("Opening hours")).toBeChecked();
    await expectForEveryone(page);
    await page.getByRole("button", { name: "Add the ticked tests" }).click();
    await expect(page.getByText("3 tests added.")).toBeVisible();
    await page.goto(`${home}/tests`);
    await page.getByRole("button", { name: "Add a test" }).click();
    await page.getByLabel("Question", { exact: true }).fill(QUESTION);
    await page.getByLabel("Answer must contain").fill("5.40");
    await page.getByRole("button", { name: "Save the test" }).click();
    await expect(page.getByText("Answer must contain “5.40”")).toBeVisible();
  });

  await test.step("they pass, and the bot goes live", async () => {
    await page.getByRole("button", { name: "Run all tests" }).click();
    await expect(page.getByText("4 passed, 0 failed")).toBeVisible({ timeout: 30_000 });
    await openSection(page, "Publish");
    await expect(page.getByText("All tests pass on this draft.")).toBeVisible();
    await page.getByRole("button", { name: "Publish version 1" }).click();
    await expect(page.getByText("Version 1 is live.")).toBeVisible({ timeout: 20_000 });
  });

  await test.step("a draft that says otherwise stays a draft, with both answers in sight", async () => {
    await page.goto(`${home}/tests`);
    await page
      .getByRole("button", { name: new RegExp(`^Change ?: ${QUESTION.replace("?", "\\?")}`) })
      .click();
    await page.getByLabel("Answer must contain").fill("4.90");
    await page.getByRole("button", { name: "Save the test" }).click();
    await expect(page.getByText("Answer must contain “4.90”")).toBeVisible();
    await openSection(page, "Publish");
    await page.getByRole("button", { name: "Publish version 2" }).click();
    await expect(page.getByText("1 test fails, so this draft does not go live.")).toBeVisible({
      timeout: 30_000,
    });
    await expect(page.getByText("The answer does not contain “4.90”.")).toBeVisible();
    const sides = page.getByRole("list", { name: "Tests that fail" });
    await expect(sides.getByText("New: what the draft says")).toBeVisible();
    await expect(sides.getByText("Old: what visitors get now")).toBeVisible();
    await expect(sides.getByText(/5\.40 euros/)).toHaveCount(2);
    await expect(page.getByRole("button", { name: "Publish version 2" })).toBeVisible();
    await expectForEveryone(page);
  });

  await test.step("an owner publishes anyway, with a reason that is long enough", async () => {
    await page.getByText("Publish anyway", { exact: true }).click();
    await page.getByLabel("Reason").fill("short");
    await page.getByRole("button", { name: "Publish although tests fail" }).click();
    await expect(page.getByText("At least 10 characters.").first()).toBeVisible();
    await page.getByLabel("Reason").fill("The price list follows tomorrow");
    await page.getByRole("button", { name: "Publish although tests fail" }).click();
    const done = page.getByText("Version 2 is live.");
    await expect(done).toBeInViewport({ timeout: 20_000 });
    await expect(page.locator(":focus")).toContainText("Version 2 is live.");
    await expect(page.getByText("1 test fails on what is live now.")).toBeVisible();
    await expect(page.getByText("does not go live")).toHaveCount(0);
    await expect(page.getByText("Publish anyway", { exact: true })).toHaveCount(0);
  });

  const others = complaints.splice(0).filter((text) => !/409|422/.test(text));
  expect(others, "beside the browser's own word for a refused form").toEqual([]);

  await test.step("the failed test stands first", async () => {
    await page.goto(`${home}/tests`);
    await expect(
      page.getByRole("list", { name: "Tests", exact: true }).locator("> li").first(),
    ).toContainText("4.90");
    await expectForEveryone(page);
  });

  await test.step("a test is deleted after a question, and counts no more", async () => {
    await page
      .getByRole("button", { name: new RegExp(`^Delete ?: ${QUESTION.replace("?", "\\?")}`) })
      .click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    const deleted = page.getByText("The test is deleted.");
    await expect(deleted).toBeVisible();
    await expect(page.locator(":focus")).toContainText("The test is deleted.");
    await expect(page.getByText("3 passed, 0 failed")).toBeVisible();
  });
});
