import { expect } from "@playwright/test";
import {
  AROUND,
  BELOW,
  closes,
  expectFocus,
  openByKey,
  press,
  tabTo,
  toLauncher,
  type,
  walk,
} from "./keyboard.ts";
import { button, expectNoViolations, finished, test, visit } from "./widget-steps.ts";

test("closed: one stop, opened by Enter and by Space, closed by Escape", async ({ page }) => {
  await visit(page);
  await expect(button(page, "Open chat")).toBeVisible();
  expect(await walk(page)).toEqual(["Open chat"]);
  await expectNoViolations(page);
  for (const key of ["Enter", "Space"]) {
    await toLauncher(page);
    await press(page, key);
    await expectFocus(page, "Message");
    await closes(page);
  }
});

test("a greeting card: opened by Enter, put away by Escape", async ({ page }) => {
  await visit(page, "bot=greeting&open=greet:0.1");
  await expect(button(page, "Dismiss")).toBeVisible();
  const greeting = "Hello, I answer questions about our bakery.";
  expect(await walk(page)).toEqual(["Open chat", greeting, "Dismiss"]);
  await expectNoViolations(page);
  await tabTo(page, greeting);
  await press(page, "Escape");
  await expectFocus(page, "Open chat");
  await expect(button(page, "Dismiss")).toHaveCount(0);
});

test("consent: its button has the focus, and then the field", async ({ page }) => {
  await openByKey(page, "bot=demo&consent=required", "Agree and chat");
  expect(await walk(page)).toEqual([...AROUND, "Agree and chat", "Talk to a person"]);
  await expectNoViolations(page);
  await tabTo(page, "Agree and chat");
  await closes(page);
  await press(page, "Enter");
  await expectFocus(page, "Agree and chat");
  await press(page, "Space");
  await expectFocus(page, "Message");
});

test("a form before the chat: it has the focus, keeps it, and asks anew after a fresh start", async ({
  page,
}) => {
  await openByKey(page, "bot=wall", "Name optional");
  const form = ["Name optional", "E-mail", "Phone optional", "Topic optional", "Privacy", "Send details"];
  expect(await walk(page)).toEqual([...AROUND, ...form, "Talk to a person"]);
  await expectNoViolations(page);
  await tabTo(page, "Name optional");
  await press(page, "Escape");
  await expectFocus(page, "Open chat");
  await press(page, "Enter");
  await expectFocus(page, "Name optional");
  await press(page, "Tab");
  await page.keyboard.type("ana@example.org");
  await press(page, "Enter");
  await type(page, "hello there");
  await expect(finished(page)).toHaveCount(1);
  await tabTo(page, "Start over", "Shift+Tab");
  await press(page, "Enter");
  await expectFocus(page, "Name optional");
  await expect(page.getByRole("textbox", { name: "E-mail" })).toHaveValue("ana@example.org");
});

test("questions to begin with: one is asked, and the focus is in the field", async ({ page }) => {
  await openByKey(page);
  const starters = ["hello, when are you open?", "rich list of breads"];
  expect(await walk(page)).toEqual([...AROUND, ...starters, ...BELOW]);
  await expectNoViolations(page);
  await tabTo(page, "hello, when are you open?");
  await press(page, "Enter");
  await expectFocus(page, "Message");
  await expect(finished(page)).toHaveCount(1);
  await closes(page);
});

test("sent by its button, the focus is in the field", async ({ page }) => {
  await openByKey(page);
  await page.keyboard.type("hello there");
  await press(page, "Tab");
  await expectFocus(page, "Send");
  await press(page, "Space");
  await expectFocus(page, "Message");
});

test("streaming: Stop by Tab, or Escape twice; a third closes", async ({ page }) => {
  await openByKey(page);
  await type(page, "slow please");
  await expect(page.getByText("Sentence 2")).toBeVisible();
  await press(page, "Tab");
  await expectFocus(page, "Stop");
  await expectNoViolations(page);
  await press(page, "Space");
  await expectFocus(page, "Message");
  await expect(page.getByText("Stopped")).toHaveCount(1);
  await type(page, "slow again");
  await expect(page.getByText("Sentence 2")).toHaveCount(2);
  await press(page, "Escape");
  const hint = page.getByRole("status").filter({ hasText: "Press Esc once more to stop the answer." });
  await expect(hint).toBeVisible();
  await expectFocus(page, "Message");
  await press(page, "Escape");
  await expect(page.getByText("Stopped")).toHaveCount(2);
  await expect(hint).toHaveCount(0);
  await expectFocus(page, "Message");
  await closes(page);
});

test("Escape pressed once stops nothing, and says so only for a while", async ({ page }) => {
  await openByKey(page);
  await type(page, "slow please");
  await expect(page.getByText("Sentence 1")).toBeVisible();
  await press(page, "Escape");
  await expect(page.getByText("Press Esc once more")).toBeVisible();
  await expect(page.getByText("Press Esc once more")).toBeHidden();
  await expect(finished(page)).toHaveCount(1, { timeout: 15_000 });
  await expect(page.getByText("Stopped")).toHaveCount(0);
});

test("a source: the drawer alone is reached, and Escape leads back to its number", async ({ page }) => {
  await openByKey(page);
  await type(page, "hello there");
  await expect(finished(page)).toHaveCount(1);
  const cite = "Source 1: Opening hours";
  const answer = [cite, "Copy", "Helpful", "Not helpful"];
  expect(await walk(page)).toEqual([...AROUND, ...answer, ...BELOW]);
  await tabTo(page, cite);
  await press(page, "Enter");
  await expectFocus(page, "Opening hours");
  expect(await walk(page)).toEqual(["Close chat", "Back", "Open"]);
  await expectNoViolations(page);
  await tabTo(page, "Back");
  await press(page, "Escape");
  await expectFocus(page, cite);
  await expect(page.getByRole("dialog", { name: "Mill Street Bakery" })).toBeVisible();
});

test("a comment on an answer: Escape puts it away, sent it leads back to the thumb", async ({ page }) => {
  await openByKey(page);
  await type(page, "hello there");
  await expect(finished(page)).toHaveCount(1);
  await tabTo(page, "Not helpful", "Shift+Tab");
  await press(page, "Enter");
  await expect(page.getByRole("textbox", { name: "What was wrong?" })).toBeFocused();
  await expectNoViolations(page);
  await press(page, "Escape");
  await expectFocus(page, "Not helpful");
  await expect(button(page, "Send comment")).toHaveCount(0);
  await press(page, "Space");
  await page.keyboard.type("wrong hours");
  await press(page, "Tab", "Enter");
  await expectFocus(page, "Not helpful");
  await expect(page.getByText("Thank you").first()).toBeVisible();
});
