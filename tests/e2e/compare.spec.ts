import { expectForEveryone } from "./for-everyone.ts";
import { createBakery, expect, signUp, test } from "./product.ts";

const BREAD = "How much is a loaf of rye bread?";

test("two sides answer the same questions, and either answer becomes a test or a better one", async ({
  page,
  server,
  complaints,
}) => {
  test.setTimeout(180_000);
  await signUp(page, server);
  await createBakery(page);
  const home = page.url().replace(/\/knowledge.*$/, "");
  await page.goto(`${home}/publish`);
  await page.getByRole("button", { name: "Publish version 1" }).click();
  await expect(page.getByText("Version 1 is live.")).toBeVisible({ timeout: 20_000 });

  await page.getByRole("link", { name: "Compare two answers" }).click();
  const left = page.getByRole("region", { name: "On one side" });
  const right = page.getByRole("region", { name: "On the other side" });

  await test.step("the draft stands beside what is live", async () => {
    await expect(page.getByLabel("On the other side")).toHaveValue("version.1");
    await page.getByLabel("Question", { exact: true }).fill(BREAD);
    await page.keyboard.press("Enter");
    await expect(left.getByText(/5\.40 euros/).first()).toBeVisible();
    await expect(right.getByText("Version 1", { exact: true })).toBeVisible();
    await expect(right.getByText("Nothing. No model was used.")).toBeVisible();
    await expect(page.getByLabel("Question", { exact: true })).toHaveValue("");
    await expectForEveryone(page, "a comparison");
  });

  await test.step("an answer is made a test, and corrected", async () => {
    await left.getByRole("button", { name: "Make this a test" }).click();
    await expect(left.getByText("This is a test now")).toBeVisible();
    await right.getByRole("button", { name: "Correct this answer" }).click();
    await expect(right.getByLabel("Better answer")).toBeFocused();
    await right.getByRole("button", { name: "Cancel" }).click();
    await expect(right.getByRole("button", { name: "Correct this answer" })).toBeFocused();
    await page.keyboard.press("Enter");
    await right.getByLabel("Better answer").fill("A loaf is 7.20 euros.");
    await right.getByRole("button", { name: "Save answer" }).click();
    await expect(right.getByText("Saved in Questions and answers.")).toBeVisible();
    await expect(right.getByRole("button", { name: "Ask again" })).toBeFocused();
  });

  await test.step("the next question stands above, and only the draft knows the correction", async () => {
    await expect(async () => {
      await page.getByLabel("Question", { exact: true }).fill(BREAD);
      await page.getByRole("button", { name: "Ask both" }).click();
      await expect(
        left
          .first()
          .getByText(/7\.20 euros/)
          .first(),
      ).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 30_000 });
    await expect(
      right
        .first()
        .getByText(/5\.40 euros/)
        .first(),
    ).toBeVisible();
    await page.getByRole("button", { name: "Forget what was said" }).click();
    await expect(left).toHaveCount(0);
  });

  await test.step("a question that is missing is said to be", async () => {
    await page.getByRole("button", { name: "Ask both" }).click();
    await expect(page.getByLabel("Question", { exact: true })).toHaveAttribute("aria-invalid", "true");
    expect(complaints.splice(0), "the browser's own word for a refused form").toHaveLength(1);
  });

  await page.goto(`${home}/tests`);
  await expect(page.getByText("Answer must contain “5.40”")).toBeVisible();
});
