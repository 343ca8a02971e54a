import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectForEveryone } from "./for-everyone.ts";
import { createBot, expect, openSection, signUp, test } from "./product.ts";

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const saved = (page: Page) => expect(page.getByText(/^Saved/).first()).toBeVisible();

test("a creator builds the form, a visitor of another site fills it in, and the team has it", async ({
  browser,
  complaints,
  page,
  server,
  site,
}) => {
  test.setTimeout(150_000);
  await signUp(page, server);
  const botId = await createBot(page, "Ada");
  const editor = page.url().replace(/\/knowledge$/, "");

  await test.step("the list says what to do while it is empty", async () => {
    await openSection(page, "Leads");
    await expect(page.getByText("The bot does not ask for anything yet.")).toBeVisible();
    await expectForEveryone(page, "leads, empty");
    await page.getByRole("link", { name: "Set up the form" }).click();
    await expect(page).toHaveURL(/\/contact$/);
  });

  await test.step("the form: fields, order, an own question, and a warning before a wall", async () => {
    await page.getByLabel("Offer to talk to a person").check();
    await page.getByLabel("When visitors see it").selectOption("first");
    await page.getByLabel("Nobody can chat without it").check();
    await expect(page.getByText(/turns many visitors away/)).toBeVisible();
    await page.getByLabel("Nobody can chat without it").uncheck();
    await button(page, "Add “Own question”").click();
    await expect(page.getByLabel("Label of “Own question”")).toBeFocused();
    await page.getByLabel("Label of “Own question”").blur();
    await saved(page);
    await expect(page.getByText("This is needed.")).toHaveCount(0);
    await page.getByLabel("Answers to choose from").fill("Cakes\nBread");
    await page.getByLabel("Answers to choose from").blur();
    await expect(page.getByText("This is needed.")).toBeVisible();
    await page.getByLabel("Label of “Own question”").fill("What is it about?");
    await button(page, "Move “Own question” up").press("Enter");
    await expect(button(page, "Move “Own question” up")).toBeFocused();
    await page.getByLabel("Address of your privacy notice").fill("https://bakery.example/privacy");
    await page.getByLabel("Address of your privacy notice").blur();
    await saved(page);
    await expectForEveryone(page, "contact");
    await page.reload();
    await expect(page.getByLabel("Answers to choose from")).toHaveValue("Cakes\nBread");
    // The browser tells of the save that was refused on the way.
    complaints.length = 0;
  });

  await page.goto(`${editor}/publish`);
  await page
    .getByRole("button", { name: /^Publish/ })
    .last()
    .click();
  await expect(page.getByText(/Live v1/).first()).toBeVisible();

  await test.step("a visitor leaves their details under the strictest policy", async () => {
    const visitor = await browser.newPage();
    await visitor.goto(site.page(botId));
    await button(visitor, "Open chat").click();
    await visitor.getByRole("textbox", { name: "Name" }).fill("=1+1 Ana");
    await visitor.getByRole("combobox", { name: "What is it about?" }).selectOption("Bread");
    await visitor.getByRole("textbox", { name: "E-mail" }).fill("ana@example");
    await button(visitor, "Send details").click();
    await expect(visitor.getByText(/such as ana@example.com/)).toBeVisible();
    await visitor.getByRole("textbox", { name: "E-mail" }).fill("ana@example.org");
    await button(visitor, "Send details").click();
    const thanks = visitor.getByText(/^Thank/);
    await expect(thanks).toBeVisible();
    // Read aloud once: what stands in the live notice is in no other live place.
    await expect(visitor.getByText(/^Thank/)).toHaveCount(1);
    await visitor.getByRole("textbox", { name: "Message" }).fill("Do you deliver on Sundays?");
    await button(visitor, "Send").click();
    await expect(button(visitor, "Helpful")).toBeVisible({ timeout: 20_000 });
    await expect(thanks).toBeHidden();
    await visitor.close();
  });

  await test.step("the team finds, downloads and deletes it", async () => {
    await page.goto(`${editor}/leads`);
    const row = page.getByRole("row", { name: /Ana/ });
    await expect(row.getByRole("link", { name: "ana@example.org" })).toBeVisible();
    await expect(row).toContainText("Do you deliver on Sundays?");
    await expect(row).toContainText("What is it about?: Bread");
    await expectForEveryone(page, "leads, full");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download as CSV" }).click(),
    ]);
    expect(await readFile(await download.path(), "utf8")).toContain(",'=1+1 Ana,ana@example.org,");
    await page.getByLabel("Search").fill("nobody");
    await button(page, "Show").click();
    await expect(page.getByText("Nothing fits")).toBeVisible();
    await page.getByRole("link", { name: "Show all" }).click();
    await page.getByRole("link", { name: /^Delete =1\+1 Ana/ }).click();
    await expect(page.getByText("Delete this lead?")).toBeVisible();
    await expectForEveryone(page, "leads, before a deletion");
    await button(page, "Delete").click();
    await expect(page.getByText("The lead is deleted.")).toBeVisible();
    await expect(page.getByText("Nobody left anything yet")).toBeVisible();
  });
});
