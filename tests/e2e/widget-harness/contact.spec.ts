import { expect, type Page } from "@playwright/test";
import {
  answers,
  button,
  expectNoViolations,
  field,
  finished,
  heard,
  open,
  record,
  say,
  test,
  visit,
} from "./widget-steps.ts";

const EMAIL = "ana@example.org";
const input = (page: Page, name: string) => page.getByRole("textbox", { name });
const thanks = (page: Page) => page.locator("p").filter({ hasText: "Thank you. The team has your details" });

async function leave(page: Page, email = EMAIL): Promise<void> {
  await input(page, "E-mail").fill(email);
  await button(page, "Send details").click();
}

test("before the first message: asked once, in words, by keyboard, and the page hears of it", async ({
  harness,
  page,
}) => {
  await visit(page, "bot=first");
  await record(page);
  await button(page, "Open chat").click();
  await expect(page.getByText("Before we start")).toBeVisible();
  await expect(field(page)).toBeHidden();
  await expect(input(page, "Name")).toBeFocused();
  await expectNoViolations(page);
  for (const [name, token] of [
    ["Name", "name"],
    ["E-mail", "email"],
    ["Phone", "tel"],
  ] as const)
    await expect(input(page, name)).toHaveAttribute("autocomplete", token);
  await page.keyboard.type("Ana");
  await page.keyboard.press("Enter");
  await expect(input(page, "E-mail")).toBeFocused();
  await expect(input(page, "E-mail")).toHaveAccessibleDescription("This is needed.");
  await page.keyboard.type("ana");
  await page.keyboard.press("Enter");
  await expect(input(page, "E-mail")).toHaveAccessibleDescription(/such as ana@example.com/);
  await expectNoViolations(page);
  await leave(page, "refused@example.org");
  await expect(input(page, "E-mail")).toHaveAccessibleDescription("This address is refused.");
  await page.getByRole("combobox", { name: "Topic" }).selectOption("Cakes");
  await leave(page);
  await expect(field(page)).toBeFocused();
  const [conversation] = [...harness.conversations.values()].slice(-1);
  const fields = { name: "Ana", email: EMAIL, own: "Cakes" };
  expect(conversation?.leads).toEqual([{ ...fields, consent: true }]);
  expect((await heard(page)).filter(([name]) => name === "lead")).toEqual([
    ["lead", { id: conversation?.id, fields }],
  ]);
  await page.reload();
  await button(page, "Open chat").click();
  await expect(field(page)).toBeVisible();
  await button(page, "Start over").click();
  await expect(page.getByText("Before we start")).toBeHidden();
});

test("who may skip it is not asked again; a wall has no such button", async ({ page }) => {
  await open(page, "bot=first").catch(() => {});
  await button(page, "Skip").click();
  await expect(field(page)).toBeFocused();
  await page.reload();
  await open(page, "bot=first");
  await visit(page, "bot=wall");
  await button(page, "Open chat").click();
  await expect(page.getByText("Before we start")).toBeVisible();
  await expect(button(page, "Skip")).toHaveCount(0);
  await expect(field(page)).toBeHidden();
});

test("what the page said about the visitor stands in the form already", async ({ page }) => {
  await visit(page, "bot=unsure");
  await page.evaluate((email) => {
    const { chatbot } = window as unknown as { chatbot: (...args: unknown[]) => unknown };
    chatbot("identify", { name: "Ana", email });
    chatbot("open");
  }, EMAIL);
  await say(page, "mystery");
  await button(page, "Leave your details").click();
  await expect(input(page, "Name")).toHaveValue("Ana");
  await expect(input(page, "E-mail")).toHaveValue(EMAIL);
});

test("offered below an answer that does not know, and only there", async ({ page }) => {
  await open(page, "bot=unsure");
  await say(page, "hello");
  await expect(finished(page)).toHaveCount(1);
  await expect(button(page, "Leave your details")).toHaveCount(0);
  await say(page, "mystery");
  await button(page, "Leave your details").click();
  await expect(input(page, "Name")).toBeFocused();
  await expectNoViolations(page);
  await leave(page);
  await expect(thanks(page).first()).toBeVisible();
  await say(page, "mystery again");
  await expect(finished(page)).toHaveCount(3);
  await expect(button(page, "Leave your details")).toHaveCount(0);
});

test("what is left in a chat that ended meanwhile reaches the team in the next one", async ({
  harness,
  page,
}) => {
  await open(page, "bot=unsure");
  await say(page, "mystery");
  await button(page, "Leave your details").click();
  harness.conversations.clear();
  await leave(page);
  await expect(page.getByText("Your earlier chat has ended.").first()).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "The team has your details" })).toBeVisible();
  expect([...harness.conversations.values()].map(({ leads }) => leads)).toEqual([
    [{ email: EMAIL, consent: true }],
  ]);
});

test("nobody comes: the bot says so, answers again, and asks for a way back", async ({ harness, page }) => {
  await open(page, "bot=alone");
  await record(page);
  await button(page, "Talk to a person").click();
  await expect(page.getByText("Waiting for a person").first()).toBeVisible();
  await expectNoViolations(page);
  await expect(answers(page).last()).toHaveText("Nobody could join just now. Leave your e-mail below.");
  await expect(button(page, "Talk to a person")).toBeEnabled();
  await expect(button(page, "Send details")).toBeInViewport();
  await expectNoViolations(page);
  await page.reload();
  await button(page, "Open chat").click();
  await leave(page);
  await expect(thanks(page).first()).toBeVisible();
  const [conversation] = [...harness.conversations.values()].slice(-1);
  expect(conversation?.leads).toEqual([{ email: EMAIL, consent: true }]);
  await say(page, "hello");
  await expect(answers(page).last()).toContainText("Tuesday to Sunday");
});

test("while waiting, the form of a bot that asks then stands above the field", async ({ page }) => {
  await open(page, "bot=person");
  await record(page);
  await button(page, "Talk to a person").click();
  await expect(page.getByText("So that the team can reach you")).toBeVisible();
  await expect(field(page)).toBeVisible();
  await expectNoViolations(page);
  expect((await heard(page)).filter(([name]) => name === "handover")).toEqual([
    ["handover", { id: expect.any(String), state: "waiting" }],
  ]);
  await button(page, "Skip").click();
  await expect(input(page, "E-mail")).toHaveCount(0);
});

test("a bot that takes a break still takes a word for the team", async ({ harness, page }) => {
  await open(page, "bot=paused");
  await expect(page.getByText("taking a break")).toBeVisible();
  await button(page, "Leave your details").click();
  await expectNoViolations(page);
  await leave(page);
  await expect(thanks(page).first()).toBeVisible();
  expect([...harness.conversations.values()].slice(-1)[0]?.leads).toHaveLength(1);
});

test("another language from the menu keeps the conversation and is kept", async ({ page }) => {
  await open(page);
  await say(page, "hello");
  await expect(finished(page)).toHaveCount(1);
  await field(page).fill("half a sentence");
  await button(page, "More").click();
  await expect(button(page, "English")).toHaveAttribute("aria-pressed", "true");
  await expect(button(page, "Download")).toBeFocused();
  await expectNoViolations(page);
  await page.getByRole("button", { name: "Español" }).click();
  await expect(page.getByRole("textbox")).toHaveValue("half a sentence");
  await expect(page.getByRole("log")).toContainText("hello");
  await expect(button(page, "Enviar")).toBeVisible();
  await page.reload();
  await page.locator(".launcher").click();
  await expect(button(page, "Enviar")).toBeVisible();
  await expect(page.getByRole("log")).toContainText("hello");
  await button(page, "Más").click();
  await page.getByRole("button", { name: "العربية" }).click();
  await expect(page.getByRole("dialog")).toHaveAttribute("dir", "rtl");
  await expectNoViolations(page);
});
