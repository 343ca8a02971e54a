import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test as base, type Page } from "@playwright/test";
import { startHarness, type Harness } from "./fake-server.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Browsers report every refused call themselves; those are asked for by the tests. */
const EXPECTED = /status of (401|404|409|422|429)|net::ERR/;

/** A test with the fake servers, in which nothing may be complained of on the console. */
export const test = base.extend<{ quiet: void }, { harness: Harness }>({
  harness: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from its first argument
    async ({}, use) => {
      const harness = await startHarness(Number(process.env.WIDGET_HARNESS_PORT ?? 0));
      await use(harness);
      await harness.close();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ harness }, use) => use(harness.site),
  quiet: [
    async ({ page, harness }, use) => {
      const complaints: string[] = [];
      harness.requests.length = 0;
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      await use();
      expect(complaints.filter((text) => !EXPECTED.test(text))).toEqual([]);
    },
    { auto: true },
  ],
});

export const visit = (page: Page, query = "bot=demo") => page.goto(`/?${query}`);
export const log = (page: Page) => page.getByRole("log", { name: "Conversation" });
export const field = (page: Page) => page.getByRole("textbox", { name: "Message" });
export const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
export const answers = (page: Page) => page.locator("article.bot .text");
export const limit = (page: Page) => page.locator("chat-bot .limit");
export const finished = (page: Page) => page.getByRole("button", { name: "Helpful", exact: true });

export async function open(page: Page, query?: string): Promise<void> {
  await visit(page, query);
  await button(page, "Open chat").click();
  await expect(field(page)).toBeVisible();
}
export async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await button(page, "Send").click();
}
export async function expectNoViolations(page: Page): Promise<void> {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      rules: { region: { enabled: false } },
    });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html + node.failureSummary).join(" | ")}`,
    );
  });
  expect(found).toEqual([]);
}
export const record = (page: Page) =>
  page.evaluate(() => {
    const target = window as unknown as { heard: [string, unknown][] };
    target.heard = [];
    for (const name of "ready open close message answer-start answer-end citation feedback lead handover unread error reset".split(
      " ",
    ))
      addEventListener(`chatbot:${name}`, (event) =>
        target.heard.push([name, (event as CustomEvent).detail]),
      );
  });
export const heard = (page: Page) =>
  page.evaluate(() => (window as unknown as { heard: [string, unknown][] }).heard);
export const command = (page: Page, name: string, ...args: unknown[]) =>
  page.evaluate(
    ([name, args]) =>
      (window as unknown as { chatbot: (...all: unknown[]) => unknown }).chatbot(name, ...args),
    [name, args] as const,
  );
