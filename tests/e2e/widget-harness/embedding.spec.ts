import { gzipSync } from "node:zlib";
import { expect } from "@playwright/test";
import {
  answers,
  button,
  command,
  field,
  finished,
  heard,
  log,
  open,
  record,
  say,
  test,
  visit,
} from "./widget-steps.ts";

test("nothing but the script is asked for before the chat is wanted", async ({ harness, page }) => {
  await visit(page);
  await expect(button(page, "Open chat")).toBeVisible();
  await page.waitForTimeout(300);
  expect(harness.requests).toEqual(["GET /widget.js"]);
  expect(await page.context().cookies()).toEqual([]);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("until an answer is shown it takes at most four requests before the message, and 12 KB", async ({
  harness,
  page,
}) => {
  let bytes = 0;
  page.on("response", async (response) => {
    const isLine = response.url().endsWith("/availability");
    if (response.request().method() !== "GET" || !response.url().startsWith(harness.api) || isLine) return;
    const body = await response.body();
    bytes += gzipSync(body).length;
  });
  await open(page);
  await expect(log(page)).toContainText("Hello, I answer");
  await expect.poll(() => bytes).toBeGreaterThan(8_000);
  expect(bytes).toBeLessThanOrEqual(12 * 1_024);
  // What comes with the answer is not counted, and may still be on its way when the test ends.
  page.removeAllListeners("response");
  expect(harness.requests.length).toBeLessThanOrEqual(4);
  await say(page, "hello there");
  await expect(answers(page).last()).toHaveText(/Tuesday to Sunday\s*1/);
  await expect(answers(page).last().getByRole("button", { name: "Source 1: Opening hours" })).toBeVisible();
  expect(harness.requests.filter((one) => one.startsWith("POST"))).toHaveLength(2);
});

test("commands and events", async ({ page }) => {
  await visit(page);
  await record(page);
  expect(await command(page, "getState")).toMatchObject({ bot: "demo", open: false, unread: 0 });
  await expect(command(page, "opne")).rejects.toThrow("Unknown chatbot command: opne");
  await page.evaluate(() => {
    const target = window as unknown as {
      chatbot: Record<string, (...args: unknown[]) => unknown>;
      got: unknown[];
      count: (detail: unknown) => void;
    };
    target.got = [];
    target.count = (detail) => target.got.push(detail);
    target.chatbot.on?.("open", target.count);
    target.chatbot.identify?.({ name: "Mina", email: "mina@example.com" });
    target.chatbot.setInput?.("draft");
    void target.chatbot.open?.();
  });
  await expect(field(page)).toHaveValue("draft");
  expect(await page.evaluate(() => (window as unknown as { got: unknown[] }).got.length)).toBe(1);
  await command(page, "send", "hello there");
  await expect(finished(page)).toHaveCount(1);
  await command(page, "toggle");
  await expect(field(page)).toBeHidden();
  await command(page, "hide");
  await expect(page.locator(".launcher")).toBeHidden();
  await command(page, "show");
  await expect(page.locator(".launcher")).toBeVisible();
  await page.evaluate(() => {
    const target = window as unknown as {
      chatbot: Record<string, (...args: unknown[]) => unknown>;
      count: unknown;
    };
    target.chatbot.off?.("open", target.count);
  });
  await command(page, "open");
  expect(await page.evaluate(() => (window as unknown as { got: unknown[] }).got.length)).toBe(1);
  await command(page, "setLocale", "es");
  await expect(page.getByRole("button", { name: "Enviar" })).toBeVisible();
  await expect(page.locator("article.visitor")).toHaveCount(1);
  await command(page, "setTheme", "dark");
  await command(page, "reset");
  await expect(page.locator("article.visitor")).toHaveCount(0);
  const names = (await heard(page)).map(([name]) => name);
  expect(names.filter((name) => !["unread"].includes(name))).toEqual([
    "open",
    "message",
    "answer-start",
    "answer-end",
    "message",
    "close",
    "open",
    "reset",
  ]);
  await command(page, "destroy");
  await expect(page.locator("chat-bot")).toHaveCount(0);
});

test("booting twice is harmless, and a page that replaces its body keeps the chat", async ({ page }) => {
  await visit(page, "bot=demo&twice=1");
  await expect(page.locator("chat-bot")).toHaveCount(1);
  await page.evaluate(() => {
    const body = document.createElement("body");
    body.innerHTML = "<h1>Another page</h1>";
    document.body.replaceWith(body);
  });
  await button(page, "Open chat").click();
  await expect(field(page)).toBeVisible();
  await page.evaluate(() => (document.body.textContent = "wiped"));
  await expect(field(page)).toBeVisible();
});

test("commands may come before the script", async ({ page }) => {
  await page.addInitScript(() => {
    const target = window as unknown as { chatbot: { (...args: unknown[]): void; q?: unknown[][] } };
    target.chatbot = (...args) => {
      (target.chatbot.q ??= []).push(args);
    };
    target.chatbot("open");
    target.chatbot("setInput", "queued");
  });
  await visit(page);
  await expect(field(page)).toHaveValue("queued");
});

test("every mode has its place", async ({ page }) => {
  await visit(page, "bot=demo&mode=inline&target=%23here");
  await expect(page.locator("#here").getByRole("region", { name: "Mill Street Bakery" })).toBeVisible();
  await visit(page, "bot=demo&tag=element");
  await expect(page.getByRole("region", { name: "Mill Street Bakery" })).toBeVisible();
  await visit(page, "bot=demo&mode=page");
  await expect(page.getByRole("region", { name: "Mill Street Bakery" })).toBeVisible();
  await visit(page, "bot=demo&mode=popup");
  await page.waitForTimeout(200);
  await expect(page.locator("chat-bot")).toHaveCount(0);
  await command(page, "open");
  await expect(page.getByRole("dialog", { name: "Mill Street Bakery" })).toBeVisible();
  await button(page, "Close chat").click();
  await expect(page.getByRole("dialog", { name: "Mill Street Bakery" })).toBeHidden();
});

test("it opens by itself where the page wants it, without taking the focus, and not again once it was closed", async ({
  page,
}) => {
  await visit(page, "bot=demo&open=load");
  await expect(field(page)).toBeVisible();
  await expect(field(page)).not.toBeFocused();
  await button(page, "Close chat").click();
  await page.reload();
  await page.waitForTimeout(800);
  await expect(field(page)).toBeHidden();
});

test("where consent is required nothing is kept or sent before", async ({ page }) => {
  await open(page.context() && page, "bot=demo&consent=required").catch(() => {});
  await expect(field(page)).toBeHidden();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await button(page, "Agree and chat").click();
  await say(page, "hello there");
  await expect(finished(page)).toHaveCount(1);
  await page.reload();
  await button(page, "Open chat").click();
  await expect(finished(page)).toHaveCount(1);
});
