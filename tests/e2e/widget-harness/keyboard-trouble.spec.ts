import { expect, type Page } from "@playwright/test";
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
import { answers, button, expectNoViolations, finished, limit, log, test, visit } from "./widget-steps.ts";

const ANSWER = ["Copy", "Helpful", "Not helpful"];

async function menu(page: Page): Promise<void> {
  await tabTo(page, "More", "Shift+Tab");
  await press(page, "Enter");
  await expectFocus(page, "Download");
}

test("the menu: closed by Escape and by leaving it, a transcript, and a deletion after its question", async ({
  page,
}) => {
  await openByKey(page);
  await type(page, "hello there");
  await expect(finished(page)).toHaveCount(1);
  await menu(page);
  await expectNoViolations(page);
  await press(page, "Escape");
  await expectFocus(page, "More");
  await menu(page);
  await press(page, "Tab", "Tab", "Tab", "Tab");
  await expectFocus(page, "العربية");
  await press(page, "Tab");
  await expectFocus(page, "Conversation");
  await expect(button(page, "Download")).toHaveCount(0);
  await menu(page);
  const download = page.waitForEvent("download");
  await press(page, "Enter");
  await download;
  await expectFocus(page, "More");
  await menu(page);
  await press(page, "Tab", "Enter");
  await expectFocus(page, "Delete for good");
  await press(page, "Enter");
  await expect(page.getByText("Your chat was deleted").first()).toBeVisible();
  await expectFocus(page, "Message");
});

test("another language: the focus is on the menu's button of the new window, with a person there too", async ({
  page,
}) => {
  await openByKey(page);
  await tabTo(page, "Talk to a person");
  await press(page, "Enter");
  await expect(page.getByText("Ana, from the team")).toBeVisible();
  await menu(page);
  await press(page, "Tab", "Tab", "Tab", "Enter");
  await expectFocus(page, "Más");
  await expect(page.getByText("Ana, del equipo")).toBeVisible();
  await expect(button(page, "Hablar con una persona")).toBeDisabled();
  await expectNoViolations(page);
});

test("a fresh start: the focus is in the field", async ({ page }) => {
  await openByKey(page);
  await type(page, "hello there");
  await expect(finished(page)).toHaveCount(1);
  await tabTo(page, "Start over", "Shift+Tab");
  await press(page, "Space");
  await expectFocus(page, "Message");
  await expect(page.locator("article.visitor")).toHaveCount(0);
});

test("waiting for a person: the button goes, the focus stays, the form is filled in", async ({ page }) => {
  await openByKey(page, "bot=person");
  await tabTo(page, "Talk to a person");
  await press(page, "Enter");
  await expect(page.getByText("So that the team can reach you")).toBeVisible();
  await expectFocus(page, "Message");
  const form = [
    "Name optional",
    "E-mail",
    "Phone optional",
    "Topic optional",
    "Privacy",
    "Send details",
    "Skip",
  ];
  expect(await walk(page)).toEqual([...AROUND, ...form, "Message", "Send"]);
  await expectNoViolations(page);
  await tabTo(page, "E-mail");
  await page.keyboard.type("ana@example.org");
  await press(page, "Enter");
  await expect(page.getByText("Thank you. The team has your details").first()).toBeVisible();
  await expectFocus(page, "Message");
  await closes(page);
});

test("a bot that takes a break, before and meanwhile: the focus is in the window", async ({ page }) => {
  await openByKey(page, "bot=paused", /Mill Street Bakery/);
  expect(await walk(page)).toEqual([...AROUND, "Leave your details"]);
  await expectNoViolations(page);
  await tabTo(page, "Leave your details");
  await press(page, "Enter");
  await expectFocus(page, "Name optional");
  await tabTo(page, "E-mail");
  await page.keyboard.type("ana@example.org");
  await press(page, "Enter");
  await expect(page.getByText("Thank you. The team has your details").first()).toBeVisible();
  await expectFocus(page, /Mill Street Bakery/);
  await closes(page);
  await openByKey(page);
  await type(page, "pause now");
  await expect(page.getByText("taking a break").first()).toBeVisible();
  await expectFocus(page, /Mill Street Bakery/);
  await closes(page);
});

test("offline: what is written is kept, and sent in its order", async ({ context, page }) => {
  await openByKey(page);
  await type(page, "hello there");
  await expect(finished(page)).toHaveCount(1);
  await context.setOffline(true);
  await expect(page.getByText("You are offline.")).toBeVisible();
  await type(page, "first");
  await type(page, "second");
  await expect(button(page, "Retry")).toHaveCount(2);
  const cite = "Source 1: Opening hours";
  expect(await walk(page)).toEqual([...AROUND, cite, ...ANSWER, "Retry", "Retry", ...BELOW]);
  await expectNoViolations(page);
  await context.setOffline(false);
  await expect(answers(page).last()).toHaveText("You said: second");
  await expect(page.locator("article:not(.system) .text")).toHaveText([
    /^Hello/,
    "hello there",
    /Tuesday/,
    "first",
    "You said: first",
    "second",
    "You said: second",
  ]);
});

test("a mistake: asked again, the focus is in the field", async ({ page }) => {
  await openByKey(page);
  await type(page, "fail please");
  await expect(button(page, "Retry")).toBeVisible();
  expect(await walk(page)).toEqual([...AROUND, "Retry", ...BELOW]);
  await tabTo(page, "Retry");
  await press(page, "Enter");
  await expectFocus(page, "Message");
  await expect(answers(page).last()).toHaveText("This answer breaks and comes back.");
});

test("too many at once: sent by itself after a short wait, and the focus stays", async ({ page }) => {
  await openByKey(page);
  await type(page, "rush me");
  await expect(limit(page)).toHaveText(/Your message is kept and is sent by itself in \d+ seconds?\./);
  expect(await walk(page)).toEqual([...AROUND, "Retry", ...BELOW]);
  await expectNoViolations(page);
  await tabTo(page, "Message");
  await page.keyboard.type("half a");
  await expect(answers(page).last()).toHaveText("You said: rush me");
  await expect(limit(page)).toHaveCount(0);
  await page.keyboard.type(" sentence");
  await expect(page.getByRole("textbox", { name: "Message" })).toHaveValue("half a sentence");
});

test("enough for today: a time, a way to leave one's details, and a button when it is over", async ({
  page,
}) => {
  await page.clock.install();
  await openByKey(page, "bot=unsure");
  await type(page, "nearly there");
  await expect(limit(page)).toHaveText(/You can go on from \d?\d:\d\d [AP]M\./);
  expect(await walk(page)).toEqual([...AROUND, "Retry", "Leave your details", ...BELOW]);
  await expectNoViolations(page);
  await tabTo(page, "Leave your details");
  await press(page, "Enter");
  await expectFocus(page, "Name optional");
  await page.clock.fastForward(95_000);
  await expect(limit(page)).toContainText("You can go on now.");
  await tabTo(page, "Send again");
  await press(page, "Enter");
  await expectFocus(page, "Message");
  await expect(answers(page).last()).toHaveText("You said: nearly there");
  await expect(limit(page)).toHaveCount(0);
});

test("another day is named", async ({ page }) => {
  await page.clock.install({ time: new Date("2026-11-21T20:00:00") });
  await openByKey(page);
  await type(page, "enough now");
  await expect(limit(page)).toHaveText(/You can go on from Sunday,? (at )?9:53 AM\./);
});

test("a form that became required meanwhile: it is filled in, and what was kept is sent", async ({
  page,
}) => {
  await openByKey(page, "bot=late");
  await type(page, "hello there");
  await expectFocus(page, "Name optional");
  await expect(page.getByText("Before we start")).toBeVisible();
  await expectNoViolations(page);
  await tabTo(page, "E-mail");
  await page.keyboard.type("ana@example.org");
  await press(page, "Enter");
  await expect(finished(page)).toHaveCount(1);
  await expectFocus(page, "Message");
});

test("a conversation that ended meanwhile stays readable, and the next message begins another", async ({
  harness,
  page,
}) => {
  await openByKey(page);
  await type(page, "hello there");
  await expect(finished(page)).toHaveCount(1);
  harness.conversations.clear();
  await type(page, "second");
  await expect(answers(page).last()).toHaveText("You said: second");
  await expect(log(page)).toContainText("Your earlier chat has ended. Your next message starts a new one.");
  await expect(page.locator("article .text")).toHaveText([
    /^Hello/,
    "hello there",
    /Tuesday/,
    /^Your earlier chat/,
    "second",
    "You said: second",
  ]);
  // Thumbs only where they are still heard.
  expect(await walk(page)).toEqual([...AROUND, "Source 1: Opening hours", "Copy", ...ANSWER, ...BELOW]);
  await expectNoViolations(page);
});

test("a conversation of long ago: it is said on opening, and nothing typed is lost", async ({
  harness,
  page,
}) => {
  await openByKey(page);
  await type(page, "hello there");
  await expect(finished(page)).toHaveCount(1);
  harness.conversations.clear();
  await page.reload();
  await toLauncher(page);
  await press(page, "Enter");
  const ended = page.getByRole("status").filter({ hasText: "Your earlier chat has ended." });
  await expect(ended).toBeVisible();
  expect(await walk(page)).toEqual([...AROUND, "hello, when are you open?", "rich list of breads", ...BELOW]);
  await expectNoViolations(page);
  await tabTo(page, "Message");
  await type(page, "me again");
  await expect(answers(page).last()).toHaveText("You said: me again");
  await expect(ended).toHaveCount(0);
  await page.reload();
  await toLauncher(page);
  await press(page, "Enter");
  await expect(answers(page).last()).toHaveText("You said: me again");
});

test("unread: the button says how many, and the focus is in the field", async ({ page }) => {
  await openByKey(page);
  await tabTo(page, "Talk to a person");
  await press(page, "Enter", "Escape");
  await expectFocus(page, "Open chat, new messages: 1");
  await expectNoViolations(page);
  await press(page, "Enter");
  await expectFocus(page, "Message");
});

test("opened over the page by its own button, the focus goes back there", async ({ page }) => {
  await visit(page, "bot=demo&mode=popup");
  await page.locator("#first").focus();
  await page.evaluate(() => (window as unknown as { chatbot: { open(): void } }).chatbot.open());
  await expectFocus(page, "Message");
  await press(page, "Escape");
  await expect(page.locator("#first")).toBeFocused();
});
