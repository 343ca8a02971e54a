import { BAKERY } from "#tests/factories/bakery.ts";
import { addText, createBot, expect, openSection, signUp, test } from "./product.ts";
import { expectForEveryone } from "./for-everyone.ts";

test("the first steps tick themselves, lead to their places, and stay away once put away", async ({
  page,
  server,
}) => {
  test.setTimeout(120_000);
  await signUp(page, server);
  await createBot(page, "Ada's bakery");
  await openSection(page, "Identity");
  const card = page.getByRole("region", { name: "First steps" });
  await expect(card.getByRole("listitem")).toHaveCount(5);
  await expect(card).toContainText("0 of 5 done");
  await expectForEveryone(page, "the first steps of a new bot");

  await card.getByRole("link", { name: "Add what it should know" }).click();
  await addText(page, "About the bakery", BAKERY);
  const preview = page.frameLocator("iframe").first();
  await preview.getByRole("textbox", { name: "Message" }).fill("When do you open?");
  await preview.getByRole("button", { name: "Send" }).click();
  await expect(preview.getByRole("log")).toContainText("seven in the morning");
  await openSection(page, "Identity");
  await expect(card).toContainText("2 of 5 done");
  await expect(card.getByRole("listitem").filter({ hasText: "(done)" })).toHaveText([
    /^Add what it should know/,
    /^Try it out/,
  ]);
  await expectForEveryone(page, "two first steps taken");

  await card.getByRole("link", { name: "Have the first conversation" }).click();
  await expect(page.getByRole("heading", { name: "Put it on your site" })).toBeInViewport();
  await openSection(page, "Identity");
  const kept = page.waitForResponse((response) => response.request().method() === "POST");
  await card.getByRole("button", { name: "Do not show the first steps again" }).click();
  await expect(card).toBeHidden();
  await expect(page.getByRole("main")).toBeFocused();
  expect((await kept).ok()).toBe(true);
  await page.reload();
  await expect(page.getByLabel("Greeting")).toBeVisible();
  await expect(card).toBeHidden();
});
