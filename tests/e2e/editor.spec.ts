import type { BrowserContext, Page } from "@playwright/test";
import { expectForEveryone } from "./for-everyone.ts";
import { addText, createBot, expect, openSection, signUp, test } from "./product.ts";

const greeting = (page: Page) => page.getByRole("textbox", { name: "Greeting" });
const description = (page: Page) => page.getByRole("textbox", { name: "Description" });

/** The page answers to keys and presses, and is not only drawn: only then it names the keys of this platform. */
async function isAlive(page: Page): Promise<void> {
  await expect(page.getByRole("button", { name: "Go to…" }).locator("kbd")).toBeVisible();
}

/** Resolves when the server has taken the next save of the page's draft. */
async function nextSave(page: Page): Promise<void> {
  await page.waitForResponse(
    (response) =>
      response.request().method() === "POST" && response.url().endsWith("/draft") && response.ok(),
  );
}

/** The same person in another browser, on the same page: what one types never reaches the other but through the server. */
async function elsewhere(page: Page): Promise<{ other: Page; context: BrowserContext }> {
  const browser = page.context().browser();
  if (!browser) throw new Error("no browser");
  const context = await browser.newContext({
    storageState: { ...(await page.context().storageState()), origins: [] },
  });
  const other = await context.newPage();
  await other.goto(page.url());
  await isAlive(other);
  return { other, context };
}

test("what was changed is taken back and repeated, across sections, and saved like anything typed", async ({
  page,
  server,
}) => {
  await signUp(page, server);
  await createBot(page, "Bakery");
  await openSection(page, "Identity");
  await isAlive(page);
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
  const isStored = nextSave(page);
  await greeting(page).pressSequentially("Welcome");
  await isStored;
  await greeting(page).press("Control+z");
  await expect(greeting(page)).toHaveValue("");
  await expect(page.getByText("Greeting undone")).toBeVisible();
  await greeting(page).press("Control+Shift+z");
  await expect(greeting(page)).toHaveValue("Welcome");
  await greeting(page).press("Control+z");
  await greeting(page).press("Control+y");
  await expect(greeting(page)).toHaveValue("Welcome");
  await openSection(page, "Look");
  const isTakenBack = nextSave(page);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Greeting undone")).toBeVisible();
  await isTakenBack;
  await page.goto(page.url().replace(/look$/, "identity"));
  await expect(greeting(page)).toHaveValue("");
});

test("a text that is no setting keeps the browser's own steps", async ({ page, server }) => {
  await signUp(page, server);
  await createBot(page, "Bakery");
  await openSection(page, "Look");
  await isAlive(page);
  const isStored = nextSave(page);
  await page.getByRole("button", { name: /^Blue/ }).first().click();
  await isStored;
  await openSection(page, "Publish");
  await page.getByLabel("What is new").pressSequentially("First");
  await page.getByLabel("What is new").press("Control+z");
  await expect(page.getByLabel("What is new")).not.toHaveValue("First");
  await expect(page.getByText("Colour undone")).toHaveCount(0);
});

test("what only one changed is merged and told; what both changed is chosen setting by setting", async ({
  page,
  server,
  complaints,
}) => {
  test.setTimeout(120_000);
  await signUp(page, server);
  await createBot(page, "Bakery");
  await openSection(page, "Identity");
  const { other, context } = await elsewhere(page);
  await isAlive(page);

  const isFirstStored = nextSave(page);
  await description(page).fill("Their description");
  await isFirstStored;
  await greeting(other).fill("A greeting");
  await expect(other.getByText(/changed meanwhile: Description/)).toBeVisible();
  await expect(description(other)).toHaveValue("Their description");
  await other.getByRole("button", { name: "Dismiss" }).click();
  await expect(other.getByText(/changed meanwhile/)).toHaveCount(0);

  await page.reload();
  await isAlive(page);
  await expect(greeting(page)).toHaveValue("A greeting");
  const theirs = "Welcome to the bakery. We bake rye bread every morning and cakes on Fridays.";
  await greeting(page).fill(theirs);
  await description(page).fill("Theirs");
  await page.getByLabel("Name", { exact: true }).fill("Ada's bakery");
  await page.keyboard.press("Control+s");
  await expect(page.getByText(/^Saved \d/)).toBeVisible();
  await greeting(other).fill("Welcome to my bakery. We bake rye bread every morning and cakes on Fridays.");
  await description(other).fill("Mine");
  await expect(other.getByText(/Changed by/)).toBeVisible();
  await expect(other.getByText("2 settings were changed there and here")).toBeVisible();
  await other.getByRole("button", { name: "Choose one by one" }).click();
  await expect(other.getByText(/also changed: Name\./)).toBeVisible();
  await expectForEveryone(other, "the conflict");
  await other.getByRole("group", { name: "Greeting" }).getByRole("radio").first().check();
  await other.getByRole("button", { name: "Save my choices" }).click();
  await expect(other.getByText(/Changed by/)).toHaveCount(0);
  await expect(greeting(other)).toHaveValue(theirs);
  await expect(description(other)).toHaveValue("Mine");
  await page.reload();
  await expect(greeting(page)).toHaveValue(theirs);
  await expect(description(page)).toHaveValue("Mine");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Ada's bakery");
  await context.close();
  expect(complaints).toEqual([]);
});

test("two who type at once, here and there, lose nothing without being told", async ({
  page,
  server,
  complaints,
}) => {
  test.setTimeout(120_000);
  await signUp(page, server);
  await createBot(page, "Bakery");
  await openSection(page, "Identity");
  const { other, context } = await elsewhere(page);
  await isAlive(page);
  const typing = async (who: Page, name: string, own: string) => {
    await who
      .getByRole("textbox", { name: own })
      .pressSequentially(`${own} of ${name}, letter by letter`, { delay: 40 });
    await greeting(who).pressSequentially(`Greeting of ${name}, letter by letter`, { delay: 40 });
  };
  await Promise.all([typing(page, "one", "Description"), typing(other, "two", "Instructions")]);
  // One of the two is asked, and asked again when the other saved once more meanwhile; what was typed is still there.
  await expect(async () => {
    const notices = [page, other].map(async (who) => who.getByText(/Changed by/).count());
    expect(await Promise.all(notices)).not.toEqual([0, 0]);
  }).toPass();
  await expect(async () => {
    for (const who of [page, other]) {
      if (!(await who.getByText(/Changed by/).isVisible())) continue;
      await expect(greeting(who)).toHaveValue(/letter by letter$/);
      await who.getByRole("button", { name: "Keep mine on top" }).click();
    }
    for (const who of [page, other]) await expect(who.getByText(/^Saved \d/)).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.goto(page.url());
  await expect(description(page)).toHaveValue("Description of one, letter by letter");
  await expect(page.getByRole("textbox", { name: "Instructions" })).toHaveValue(
    "Instructions of two, letter by letter",
  );
  await expect(greeting(page)).toHaveValue(/^Greeting of (one|two), letter by letter$/);
  await context.close();
  // The browser itself notes each refused save.
  expect(complaints.splice(0).filter((text) => !text.includes("409"))).toEqual([]);
});

test("the palette leads to a source, remembers it, and acts", async ({ page, server }) => {
  test.setTimeout(120_000);
  await signUp(page, server);
  await createBot(page, "Bakery");
  await addText(page, "Prices à la carte", "Bread costs three euros.");
  await page.goto(page.url().replace(/\/bots\/.*$/, "/bots"));
  const field = page.getByRole("combobox", { name: "Search bots, sources, pages and actions" });
  await isAlive(page);
  await page.keyboard.press("Control+k");
  await expect(field).toBeFocused();
  await field.fill("prices a la");
  await expect(page.getByRole("option", { name: /Prices à la carte/ })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await expectForEveryone(page, "the palette");
  await field.press("Enter");
  await expect(page).toHaveURL(/\/knowledge\/[a-z2-7]{26}$/);
  await page.getByRole("button", { name: "Go to…" }).click();
  await expect(page.getByRole("group", { name: "Last visited" }).getByRole("option")).toHaveText(/Prices/);
  await field.fill("look");
  await field.press("Enter");
  await expect(page).toHaveURL(/\/look$/);
  await page.keyboard.press("Control+k");
  await field.fill("no such thing");
  await expect(page.getByText("Nothing is called")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(field).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await field.fill("sign out");
  await field.press("Enter");
  await expect(page).not.toHaveURL(/\/app\//);
});

test("keys lead through the product, tell themselves, and can be switched off", async ({ page, server }) => {
  test.setTimeout(120_000);
  await signUp(page, server);
  await createBot(page, "Bakery");
  await openSection(page, "Identity");
  await isAlive(page);
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await expect(page).toHaveURL(/\/tests$/);
  await page.keyboard.press("Shift+?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet).toBeVisible();
  await expectForEveryone(page, "the sheet of keys");
  await sheet.getByRole("switch").uncheck();
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await page.keyboard.press("g");
  await page.keyboard.press("b");
  await page.keyboard.press("?");
  await expect(page).toHaveURL(/\/tests$/);
  await expect(sheet).toHaveCount(0);
  await openSection(page, "Identity");
  await greeting(page).pressSequentially("g b?");
  await expect(greeting(page)).toHaveValue("g b?");
  await greeting(page).press("Control+s");
  await expect(page.getByText(/^Saved \d/)).toBeVisible();
  await openSection(page, "Publish");
  await page.getByLabel("What is new").fill("First");
  await page.getByLabel("What is new").press("Control+Enter");
  await expect(page.getByText("Version 1 is live.", { exact: false }).first()).toBeVisible();
});

test("a word where a number belongs is refused in words that say so", async ({
  complaints,
  page,
  server,
}) => {
  await signUp(page, server);
  await createBot(page, "Bakery");
  await openSection(page, "Limits");
  await page.getByLabel("US dollars a day").first().fill("abc");
  await page.keyboard.press("Tab");
  await expect(page.getByText("Write a number in digits.")).toBeVisible();
  // The browser tells of the save that was refused.
  complaints.length = 0;
});

test("with the keyboard alone the focus stays in a list whose rows are moved and removed", async ({
  page,
  server,
}) => {
  const focused = page.locator(":focus");
  await signUp(page, server);
  await createBot(page, "Bakery");

  await test.step("starters", async () => {
    await openSection(page, "Identity");
    await isAlive(page);
    const add = page.getByRole("button", { name: "Add a question" });
    for (const [index, question] of ["One?", "Two?", "Three?"].entries()) {
      await add.press("Enter");
      await expect(focused).toHaveAccessibleName(`Starter question ${index + 1}`);
      await page.keyboard.type(question);
    }
    await page.getByRole("button", { name: /^Move.*3 up$/ }).press("Enter");
    await expect(focused).toHaveAccessibleName(/2 up$/);
    await page.keyboard.press("Enter");
    await expect(focused).toHaveAccessibleName(/1 down$/);
    await expect(page.getByRole("textbox", { name: /question 1$/i })).toHaveValue("Three?");
    await page.getByRole("button", { name: /^Remove.*3$/ }).press("Enter");
    await expect(focused).toHaveAccessibleName(/^Remove.*2$/);
    await page.keyboard.press("Enter");
    await expect(focused).toHaveAccessibleName(/^Remove.*1$/);
    await page.keyboard.press("Enter");
    await expect(add).toBeFocused();
  });

  await test.step("fields of the form", async () => {
    await openSection(page, "Contact");
    await page.getByRole("button", { name: "Move “Name” down" }).press("Enter");
    await expect(page.getByRole("button", { name: "Move “Name” up" })).toBeFocused();
    await page.getByRole("button", { name: "Remove “Name”" }).press("Enter");
    await expect(page.getByRole("button", { name: "Remove “E-mail”" })).toBeFocused();
  });

  await test.step("sites", async () => {
    await openSection(page, "Publish");
    const site = page.getByLabel("Add a site");
    for (const name of ["one.example", "two.example"]) {
      await site.fill(name);
      await site.press("Enter");
    }
    await page.getByRole("button", { name: /Remove.*two/ }).press("Enter");
    await expect(page.getByRole("button", { name: /Remove.*one/ })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(site).toBeFocused();
  });
});
