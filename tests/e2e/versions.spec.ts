import { readFile } from "node:fs/promises";
import { BAKERY } from "#tests/factories/bakery.ts";
import { addText, createBot, expect, openSection, signUp, test } from "./product.ts";

test("a version is compared, tried and restored, and the bot goes through a file", async ({
  page,
  server,
}) => {
  test.setTimeout(120_000);
  await signUp(page, server);
  await createBot(page, "Ada's bakery");
  const home = page.url().replace(/\/knowledge$/, "");

  await test.step("nothing is published yet, and the page says what to do", async () => {
    await openSection(page, "Versions");
    await expect(page.getByRole("heading", { name: "No version yet" })).toBeVisible();
  });

  await test.step("two versions differ in greeting and knowledge", async () => {
    await openSection(page, "Knowledge");
    await addText(page, "About the bakery", BAKERY);
    await openSection(page, "Identity");
    await page.getByLabel("Greeting").fill("Welcome to the small bakery on the corner.");
    await openSection(page, "Publish");
    await page.getByRole("button", { name: "Publish version 1" }).click();
    await expect(page.getByText("Live v1").first()).toBeVisible();
    await openSection(page, "Identity");
    await page.getByLabel("Greeting").fill("Welcome to the large bakery on the corner.");
    await openSection(page, "Publish");
    await page.getByRole("button", { name: "Publish version 2" }).click();
    await expect(page.getByText("Live v2").first()).toBeVisible();
  });

  await test.step("what version 2 changed is told word by word", async () => {
    await openSection(page, "Versions");
    await page.getByRole("link", { name: "Version 2" }).click();
    const changes = page.getByRole("region", { name: "What version 2 changed" });
    await expect(changes.getByRole("deletion")).toHaveText("small");
    await expect(changes.getByRole("insertion")).toHaveText("large");
  });

  await test.step("version 1 answers in its own window, in the person's colours, with its own greeting", async () => {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto(`${home}/versions/1?view=try`);
    await expect(page.getByTitle("Version 1 of the bot")).toHaveAttribute("src", /theme=dark/);
    const tried = page.frameLocator('iframe[title="Version 1 of the bot"]');
    await expect(tried.getByText("Welcome to the small bakery")).toBeVisible();
    await tried.getByRole("textbox", { name: "Message" }).fill("How much is rye bread?");
    await tried.getByRole("button", { name: "Send" }).click();
    await expect(tried.getByRole("log")).toContainText("5.40 euros");
    await page.emulateMedia({ colorScheme: "light" });
  });

  await test.step("a pinned page gets a snippet of its own", async () => {
    await page.getByRole("link", { name: "Pin it" }).click();
    await expect(page.getByText('data-version="1"')).toBeVisible();
  });

  await test.step("restoring asks first, then the draft is version 1 again", async () => {
    await page.getByRole("button", { name: "Restore into the draft" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Restore into the draft" }).click();
    await expect(page.getByText("The draft is version 1 again.")).toBeVisible();
    await page.getByRole("link", { name: "Against the draft" }).click();
    await expect(page.getByText("Nothing: the draft is the same as this version.")).toBeVisible();
    await openSection(page, "Identity");
    await expect(page.getByLabel("Greeting")).toHaveValue("Welcome to the small bakery on the corner.");
  });

  await test.step("the bot is exported, and importing the file finds the same bot", async () => {
    await page.goto(home.replace(/\/[^/]+$/, ""));
    await page
      .getByText("Actions for Ada's bakery")
      .or(page.getByLabel("Actions for Ada's bakery"))
      .first()
      .click();
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: "Export as a file" }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toBe("ada-s-bakery.zip");
    const buffer = await readFile(await file.path());
    await page.goto(`${home.replace(/\/[^/]+$/, "")}/import`);
    await page
      .getByLabel("File of the bot")
      .setInputFiles({ name: "bot.zip", mimeType: "application/zip", buffer });
    await page.getByRole("button", { name: "Import bot" }).click();
    await expect(page.getByText("The bot is imported.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Ada's bakery" })).toHaveAttribute(
      "href",
      `${new URL(home).pathname}/knowledge`,
    );
  });
});
