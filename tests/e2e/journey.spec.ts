import { BAKERY } from "#tests/factories/bakery.ts";
import { addText, createBot, expect, openSection, signUp, test } from "./product.ts";

test("from an empty account to a cited answer on somebody else's page, without any key", async ({
  page,
  server,
  site,
}) => {
  await signUp(page, server);
  const botId = await createBot(page, "Ada's bakery");

  await test.step("a text becomes knowledge", async () => {
    await addText(page, "About the bakery", BAKERY);
    await expect(page.getByRole("link", { name: "About the bakery" })).toBeVisible();
  });

  await test.step("the draft saves itself and the preview shows it", async () => {
    await openSection(page, "Identity");
    await page.getByLabel("Greeting").fill("Welcome to the bakery.");
    await expect(page.getByText(/^Saved/).first()).toBeVisible();
    await expect(page.frameLocator("iframe").first().getByText("Welcome to the bakery.")).toBeVisible();
  });

  await test.step("the preview answers from it", async () => {
    const preview = page.frameLocator("iframe").first();
    await preview.getByRole("textbox", { name: "Message" }).fill("How much is rye bread?");
    await preview.getByRole("button", { name: "Send" }).click();
    await expect(preview.getByRole("log")).toContainText("5.40 euros");
  });

  await test.step("publishing makes version 1", async () => {
    await openSection(page, "Publish");
    await page.getByRole("button", { name: "Publish version 1" }).click();
    await expect(page.getByText("Live v1").first()).toBeVisible();
    await expect(page.getByText(`data-bot="${botId}"`).first()).toBeVisible();
  });

  await test.step("a visitor of another site gets a cited answer under a strict policy", async () => {
    await page.goto(site.page(botId));
    await page.getByRole("button", { name: /^Open chat/ }).click();
    await page.getByRole("textbox", { name: "Message" }).fill("When do you open?");
    await page.getByRole("button", { name: "Send" }).click();
    const log = page.getByRole("log");
    await expect(log).toContainText("opens at seven in the morning");
    await log.getByRole("button", { name: /1/ }).first().click();
    await expect(page.getByText("Opening hours").first()).toBeVisible();
  });

  await test.step("a reload finds the conversation again", async () => {
    await page.reload();
    await page.getByRole("button", { name: /^Open chat/ }).click();
    await expect(page.getByRole("log")).toContainText("opens at seven in the morning");
  });

  await test.step("the hosted page and the frame answer too", async () => {
    for (const path of [`/chat/${botId}`, `/embed/${botId}`]) {
      await page.goto(`${server.url}${path}`);
      await page.getByRole("textbox", { name: "Message" }).fill("Do you deliver?");
      await page.getByRole("button", { name: "Send" }).click();
      await expect(page.getByRole("log")).toContainText("three euros");
    }
  });
});
