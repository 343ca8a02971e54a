import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { startProviderServer } from "#tests/mocks/provider-server.ts";
import { startServer } from "#tests/setup/start-server.ts";
import { createBakery, createBot, expect, openSection, signUp, test } from "./product.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`,
  );
}

async function ask(page: Page, question: string): Promise<void> {
  const preview = page.frameLocator("iframe").first();
  await preview.getByRole("textbox", { name: "Message" }).fill(question);
  await preview.getByRole("button", { name: "Send" }).click();
}

test("an answer in the preview is explained, corrected, and asked for again", async ({
  page,
  server,
  complaints,
}) => {
  await signUp(page, server);
  await createBakery(page);
  const preview = page.frameLocator("iframe").first();
  await expect(page.getByRole("button", { name: "Why this answer?" })).toBeHidden();
  await ask(page, "How much is rye bread?");
  await expect(preview.getByRole("log")).toContainText("5.40 euros");
  await ask(page, "Do you have chess lessons?");

  const why = page.getByRole("region", { name: "Why this answer?" });
  await test.step("it says how the answer came about, from what, and what it cost", async () => {
    await page.getByRole("button", { name: "Why this answer?" }).click();
    await why.getByLabel("Answer to").selectOption({ label: "1. How much is rye bread?" });
    await expect(why.getByText("Quoted", { exact: true })).toBeVisible();
    await expect(why.getByText("Draft", { exact: true })).toBeVisible();
    const first = why.getByRole("listitem").filter({ hasText: "About the bakery" }).first();
    await expect(first.getByText("Cited")).toBeVisible();
    await expect(first.getByRole("progressbar")).toBeVisible();
    await expect(first.getByRole("link")).toHaveAttribute("href", /\/knowledge\/[a-z2-7]{26}/);
    await expect(why.getByText("Built-in answerer", { exact: true })).toBeVisible();
    await expect(why.getByText("Nothing. No model was used.")).toBeVisible();
    expect(await violationsOf(page)).toEqual([]);
  });

  await test.step("another bot's address knows nothing of it", async () => {
    const id = await why.getByLabel("Answer to").inputValue();
    const home = page.url().replace(/\/knowledge.*$/, "");
    expect((await page.request.get(`${home}/answers/${id}`)).status()).toBe(200);
    const other = home.replace(/[a-z2-7]{26}$/, "a".repeat(26));
    expect((await page.request.get(`${other}/answers/${id}`)).status()).toBe(404);
  });

  await test.step("Escape leads back to the chat, and the focus to its button", async () => {
    await page.keyboard.press("Escape");
    await expect(why).toBeHidden();
    await expect(page.getByRole("button", { name: "Why this answer?" })).toBeFocused();
  });

  await test.step("a better answer is stored and given", async () => {
    await page.getByRole("button", { name: "Why this answer?" }).click();
    await expect(why.getByRole("blockquote").getByText("Do you have chess lessons?")).toBeVisible();
    await why.getByRole("button", { name: "Correct this answer" }).click();
    await why.getByRole("button", { name: "Save answer" }).click();
    await expect(why.getByLabel("Better answer")).toHaveAttribute("aria-invalid", "true");
    expect(complaints.splice(0), "the browser's own word for a refused form").toHaveLength(1);
    await why.getByLabel("Better answer").fill("Chess lessons are on Thursdays at five, in the back room.");
    await why.getByRole("button", { name: "Save answer" }).click();
    await expect(why.getByText("Saved in Questions and answers.")).toBeVisible();
    await expect(why.getByRole("link", { name: "Look at it or undo it" })).toHaveAttribute(
      "href",
      /\/knowledge\/[a-z2-7]{26}/,
    );
    await expect
      .poll(async () => {
        const sources = await page.request.get(page.url().replace(/\/knowledge.*$/, "/knowledge/feed"));
        const { items } = (await sources.json()) as { items: { type: string; status: string }[] };
        return items.filter(({ type }) => type === "qa").map(({ status }) => status);
      })
      .toEqual(["ready"]);
    await why.getByRole("button", { name: "Ask again" }).click();
    await expect(why).toBeHidden();
    await expect(preview.getByRole("log")).toContainText("Chess lessons are on Thursdays at five");
    await page.getByRole("button", { name: "Why this answer?" }).click();
    await expect(why.getByText("Your own answer", { exact: true })).toBeVisible();
  });

  await test.step("starting over forgets the answers", async () => {
    await page.keyboard.press("Escape");
    await preview.getByRole("button", { name: "Start over" }).click();
    await expect(page.getByRole("button", { name: "Why this answer?" })).toBeHidden();
  });
});

test("an answer of a model says who was asked, what was sent and what it cost", async ({ page }) => {
  test.setTimeout(120_000);
  const provider = await startProviderServer();
  const server = await startServer({
    database: process.env.TEST_DATABASE === "postgresql" ? "postgresql" : "sqlite",
    env: { ALLOWED_PRIVATE_HOSTS: provider.host },
  });
  try {
    await signUp(page, server);
    const workspace = page.url().replace(/\/bots.*$/, "");
    await createBakery(page);
    const home = page.url().replace(/\/knowledge.*$/, "");
    const model = "mock?say=A loaf of rye bread costs 5.40 euros [1]. We also sell airplanes.";
    await test.step("a provider answers first", async () => {
      await page.goto(`${workspace}/settings/providers`);
      await page.getByLabel("Name", { exact: true }).fill("Our server");
      await page.getByLabel("Address").fill(provider.url);
      await page.getByLabel("Key").fill("sk-for-tests");
      await page.getByRole("button", { name: "Test and add" }).click();
      await expect(page.getByText("answered and is added")).toBeVisible();
      await page.goto(`${home}/behaviour`);
      await page.getByRole("button", { name: "Add a provider" }).click();
      await page.getByLabel("Model", { exact: true }).fill(model);
      const kept = page.waitForResponse((response) =>
        Boolean(response.request().postData()?.includes('"medium"')),
      );
      await page.getByLabel("Length of answers").selectOption("medium");
      expect((await kept).ok()).toBe(true);
      await page.goto(`${home}/limits`);
    });

    const why = page.getByRole("region", { name: "Why this answer?" });
    await test.step("sentence by sentence, and without a price", async () => {
      await ask(page, "How much is a loaf of rye bread?");
      await page.getByRole("button", { name: "Why this answer?" }).click();
      await expect(why.getByText("Written by a model")).toBeVisible();
      await expect(why.getByText("Held by [1]")).toBeVisible();
      await expect(why.getByText("Left out: no passage says this")).toBeVisible();
      await expect(why.getByText("Our server")).toBeVisible();
      await expect(why.getByText(/tokens read/)).toBeVisible();
      await why.getByText("What the model was sent").click();
      await expect(why.getByText("A loaf of one kilogram costs 5.40 euros").last()).toBeVisible();
      await expect(why.getByText("Unknown, because the price")).toBeVisible();
      expect(await violationsOf(page)).toEqual([]);
    });

    await test.step("with its price the next answer says what it cost", async () => {
      await why.getByRole("link", { name: "Set a price" }).click();
      await page.getByRole("button", { name: `Set the price of ${model}` }).click();
      await page.getByRole("dialog").getByLabel("Read, a million tokens").fill("1000");
      await page.getByRole("dialog").getByLabel("Written, a million tokens").fill("2000");
      await page.getByRole("dialog").getByRole("button", { name: "Save price" }).click();
      await expect(page.getByRole("row", { name: /mock/ })).toContainText("$1,000.00");
      await page.goto(`${home}/limits`);
      await ask(page, "How much is a loaf of rye bread?");
      await page.getByRole("button", { name: "Why this answer?" }).click();
      const said = await why.getByText(/tokens read/).textContent();
      const [input = 0, output = 0] = (said ?? "").match(/\d+/g)?.map(Number) ?? [];
      const cost = (input * 1_000 + output * 2_000) / 1_000_000;
      await expect(why.getByText(`$${cost.toFixed(2)}`)).toBeVisible();
    });

    await test.step("what was used stands at the limits, and at the head of the bot", async () => {
      await page.keyboard.press("Escape");
      await page.getByLabel("US dollars a day").first().fill("0.01");
      await expect(page.getByRole("region", { name: "Today" }).getByText(/of \$0\.01/)).toBeVisible();
      await expect(page.getByRole("link", { name: "Today’s limit is reached" })).toBeVisible();
      await ask(page, "How much is a loaf of rye bread, please?");
      const given = page.frameLocator("iframe").first().getByRole("button", { name: "Helpful", exact: true });
      await expect(given).toHaveCount(2);
      await page.getByRole("button", { name: "Why this answer?" }).click();
      await expect(why.getByText(/money for today/)).toBeVisible();
      await expect(why.getByText("Quoted", { exact: true })).toBeVisible();
    });
  } finally {
    await server.stop();
    await provider.close();
  }
});

test("limits and prices are set, kept and shown", async ({ page, server }) => {
  await signUp(page, server);
  await createBot(page, "Ada's bakery");
  await openSection(page, "Limits");
  await page.getByLabel("US dollars a day").first().fill("2.5");
  await page.getByLabel("Messages a day").first().fill("500");
  const today = page.getByRole("region", { name: "Today" });
  await expect(today.getByText("0 of 500")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("US dollars a day").first()).toHaveValue("2.5");
  await expect(page.getByLabel("Messages a day").first()).toHaveValue("500");
  await expect(today.getByText("$0.00 of $2.50")).toBeVisible();
  await page.getByLabel("US dollars a day").first().fill("");
  await expect(today.getByText("$0.00, no limit")).toBeVisible();

  await page.goto(`${page.url().replace(/\/bots\/.*$/, "")}/settings/prices`);
  await page.getByText(/^Show \d+ other known models$/).click();
  await page.getByRole("button", { name: "Change the price of gpt-4o-mini" }).click();
  await page.getByLabel("Read, a million tokens").fill("0,2");
  await page.getByRole("button", { name: "Save price" }).click();
  const row = page.getByRole("row", { name: /gpt-4o-mini/ });
  await expect(row).toContainText("$0.20");
  await expect(row).toContainText("Set by you");
  await row.getByRole("button").click();
  await page.getByRole("button", { name: "Back to the public list" }).click();
  await expect(row).toContainText("Public list");
  expect(await violationsOf(page)).toEqual([]);
});
