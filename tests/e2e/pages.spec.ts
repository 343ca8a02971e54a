import { BAKERY } from "#tests/factories/bakery.ts";
import { expectForEveryone } from "./for-everyone.ts";
import { addText, createBakery, createBot, expect, openSection, signUp, test } from "./product.ts";

test("the pages that everybody sees can be used by everybody", async ({ page, server }) => {
  for (const path of ["/", "/sign-up", "/sign-in", "/docs/api"]) {
    await page.goto(`${server.url}${path}`);
    await expectForEveryone(page, path);
  }
});

test("the pages of a creator can be used by everybody, empty and full", async ({ page, server }) => {
  test.setTimeout(300_000);
  await signUp(page, server);
  await expectForEveryone(page, "bots, empty");
  await createBot(page, "A bot with a rather long name, as somebody will certainly give it");
  const editor = page.url().replace(/\/knowledge$/, "");
  await expectForEveryone(page, "knowledge, empty");
  for (const section of [
    "Identity",
    "Behaviour",
    "Look",
    "Limits",
    "Contact",
    "Leads",
    "Tests",
    "Publish",
    "Versions",
    "Knowledge",
  ] as const) {
    await openSection(page, section);
    await expectForEveryone(page, section);
  }
  await addText(page, "About the bakery", BAKERY);
  await expectForEveryone(page, "knowledge, full");
  await page.getByRole("link", { name: "About the bakery" }).first().click();
  await expect(page.getByText("Our rye bread").first()).toBeVisible();
  await expectForEveryone(page, "passages");
  const workspace = editor.replace(/\/bots\/.*$/, "");
  for (const path of [
    `${workspace}/bots`,
    `${workspace}/settings/providers`,
    `${workspace}/settings/prices`,
    `${workspace}/settings/tokens`,
    `${server.url}/app/profile`,
  ]) {
    await page.goto(path);
    await expectForEveryone(page, path.replace(workspace, ""));
  }
});

test("the ways to begin a bot, and what asks it, can be used by everybody", async ({ page, server }) => {
  test.setTimeout(180_000);
  await signUp(page, server);
  await createBakery(page);
  const editor = page.url().replace(/\/knowledge.*$/, "");
  const workspace = editor.replace(/\/bots\/.*$/, "");
  for (const [path, heading] of [
    [`${workspace}/bots/new/address`, "Start from your website"],
    [`${workspace}/bots/new/templates`, "Templates"],
    [`${workspace}/bots/import`, "Import a bot"],
    [`${editor}/compare`, "Compare"],
    [`${editor}/tests/replay`, "Replay"],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: heading, exact: true }).first()).toBeVisible();
    await expectForEveryone(page, heading);
  }
});

test("the pages of the knowledge can be used by everybody", async ({ page, server }) => {
  test.setTimeout(300_000);
  await signUp(page, server);
  await createBot(page, "Ada's bakery");
  const knowledge = page.url();
  await addText(page, "About the bakery", BAKERY);
  await page.getByRole("link", { name: "About the bakery" }).first().click();
  await page
    .getByRole("button", { name: /^Change/ })
    .first()
    .click();
  await expectForEveryone(page, "a passage that is changed");
  for (const place of [
    "?add=files",
    "?add=site",
    "?query=nothing+like+this",
    "/ask?q=How+much+is+rye+bred%3F",
    "/missing",
    "/missing?view=unused",
  ]) {
    await page.goto(`${knowledge}${place}`);
    await expectForEveryone(page, `knowledge${place}`);
  }
});

test.describe("in Arabic", () => {
  test.use({ locale: "ar" });

  test("the pages are mirrored and whole", async ({ page, server }) => {
    await page.goto(`${server.url}/`);
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    await expect(page.locator("html")).toHaveAttribute("lang", "ar");
    await expectForEveryone(page, "the front door in Arabic");
    await page.goto(`${server.url}/sign-up`);
    await expectForEveryone(page, "sign-up in Arabic");
  });
});

test("two tabs never overwrite each other silently", async ({ page, server, context, complaints }) => {
  await signUp(page, server);
  await createBot(page, "Shared");
  await openSection(page, "Identity");
  const other = await context.newPage();
  await other.goto(page.url());
  // A page that comes alive while the first one types would take up what that one has not sent yet.
  await expect(async () => {
    await other.getByRole("button", { name: "Phone" }).click();
    await expect(other.getByRole("button", { name: "Phone" })).toHaveAttribute("aria-pressed", "true");
  }).toPass();
  const isStored = page.waitForResponse(
    (response) =>
      response.request().method() === "POST" && response.url().endsWith("/draft") && response.ok(),
  );
  await page.getByLabel("Greeting").fill("From the first tab");
  await isStored;
  await other.getByLabel("Greeting").fill("From the second tab");
  await expect(other.getByText(/Changed by/).first()).toBeVisible();
  await expect(other.getByLabel("Greeting")).toHaveValue("From the second tab");
  await other.getByRole("button", { name: "Reload theirs" }).click();
  await expect(other.getByLabel("Greeting")).toHaveValue("From the first tab");
  expect(complaints).toEqual([]);
});

test("a bad form says what to do beside the field and keeps what was typed", async ({
  page,
  server,
  complaints,
}) => {
  await page.goto(`${server.url}/sign-up`);
  await page.getByLabel("E-mail").fill("ada@example.org");
  await page.getByLabel("Password", { exact: true }).fill("password1234");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByLabel("Password", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("E-mail")).toHaveValue("ada@example.org");
  // The browser itself notes the refused form.
  expect(complaints.splice(0).every((text) => text.includes("422"))).toBe(true);
});

test("signing up and making a bot works without JavaScript", async ({ browser, server }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signUp(page, server);
  await createBot(page, "Plain");
  await openSection(page, "Identity");
  await page.getByLabel("Greeting").fill("Saved by a button");
  await page.getByRole("button", { name: /^Save/ }).first().click();
  await expect(page.getByLabel("Greeting")).toHaveValue("Saved by a button");
  await context.close();
});
