import { expect, type Page } from "@playwright/test";
import {
  button,
  expectNoViolations,
  field,
  finished,
  limit,
  open,
  say,
  test,
  visit,
} from "./widget-steps.ts";

/** What a screen reader finds in the chat: its roles, names and states, in their order. */
const tree = (page: Page) => expect(page.locator("chat-bot"));

const HEADER = `
  - heading "Mill Street Bakery AI" [level=2]
  - paragraph: Answers from 12 sources
  - button "Start over"
  - button "More"`;

test("closed: one button that says what it does and that it is closed", async ({ page }) => {
  await visit(page);
  await expect(button(page, "Open chat")).toBeVisible();
  await tree(page).toMatchAriaSnapshot(`- button "Open chat"`);
});

test("open and empty: a named dialog, the log, the questions, the field", async ({ page }) => {
  await open(page);
  await tree(page).toMatchAriaSnapshot(`
- button "Close chat" [expanded]
- dialog "Mill Street Bakery":
  - banner:${HEADER.replaceAll("\n", "\n  ")}
  - log "Conversation":
    - article:
      - text: Mill Street Bakery
      - paragraph: Hello, I answer questions about our bakery.
    - button "hello, when are you open?"
    - button "rich list of breads"
  - textbox "Message"
  - button "Send"
  - contentinfo:
    - text: AI answers can be wrong.
    - button "Talk to a person"
`);
});

test("streaming: who writes is named, and the answer can be stopped", async ({ page }) => {
  await open(page);
  await say(page, "slow please");
  await expect(page.getByText("Sentence 2")).toBeVisible();
  await tree(page).toMatchAriaSnapshot(`
- dialog "Mill Street Bakery":
  - log "Conversation":
    - article:
      - text: You slow please
    - article:
      - text: Mill Street Bakery
      - paragraph: /Sentence 1 of a long answer/
  - textbox "Message"
  - button "Stop"
`);
});

test("finished: the number of a source says which, thumbs say whether they are pressed", async ({ page }) => {
  await open(page);
  await say(page, "hello");
  await button(page, "Helpful").click();
  await tree(page).toMatchAriaSnapshot(`
- dialog "Mill Street Bakery":
  - log "Conversation":
    - article: You hello
    - article:
      - text: Mill Street Bakery
      - paragraph:
        - text: We are open from
        - strong: Tuesday to Sunday
        - 'button "Source 1: Opening hours"': "1"
      - button "Copy"
      - button "Helpful" [pressed]
      - button "Not helpful"
      - time
  - textbox "Message"
`);
});

test("a mistake: what happened stands in the message, with a way to go on", async ({ page }) => {
  await open(page);
  await say(page, "fail please");
  await expect(button(page, "Retry")).toBeVisible();
  await tree(page).toMatchAriaSnapshot(`
- dialog "Mill Street Bakery":
  - log "Conversation":
    - article: You fail please
    - article:
      - paragraph:
        - text: The answer could not be finished.
        - button "Retry"
`);
  await expectNoViolations(page);
});

test("the form: every field has its name, and says what is wrong with it", async ({ page }) => {
  await visit(page, "bot=first");
  await button(page, "Open chat").click();
  await button(page, "Send details").click();
  await tree(page).toMatchAriaSnapshot(
    `
- dialog "Mill Street Bakery":
  - paragraph: "Before we start: how can the team reach you?"
  - textbox "Name optional"
  - textbox "E-mail" [invalid]
  - paragraph: This is needed.
  - textbox "Phone optional"
  - combobox "Topic optional":
    - option "Choose one" [selected]
    - option "Cakes"
    - option "Bread"
  - paragraph:
    - text: By sending, you agree that we store this.
    - link "Privacy"
  - button "Send details"
  - button "Skip"
`,
  );
});

test("offline, too fast and waiting are said aloud, and pass every rule", async ({ page, context }) => {
  await open(page, "bot=person");
  await say(page, "hello");
  await expect(finished(page)).toHaveCount(1);
  const status = page.locator("chat-bot").getByRole("status");
  await context.setOffline(true);
  await expect(status).toContainText("You are offline.");
  await expectNoViolations(page);
  await context.setOffline(false);
  await expect(status).toHaveText("");
  await say(page, "rate me");
  await expect(limit(page)).toContainText("That was a lot at once.");
  await expect(page.locator("chat-bot [aria-live=polite]")).toHaveText(/is sent by itself in \d+ seconds/);
  await tree(page).toMatchAriaSnapshot(`- button "Retry"`);
  await expectNoViolations(page);
  await button(page, "Talk to a person").click();
  await expect(page.getByText("Waiting for a person").first()).toBeVisible();
  await expect(button(page, "Talk to a person")).toBeDisabled();
  await expectNoViolations(page);
});

test("by keyboard alone: the form is filled in, sent, and the field has the focus", async ({ page }) => {
  await visit(page, "bot=first");
  await page.locator("#first").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Name" })).toBeFocused();
  for (const text of ["Ana", "ana@example.org", "+34 600 11 22 33"]) {
    await page.keyboard.type(text);
    await page.keyboard.press("Tab");
  }
  await expect(page.getByRole("combobox", { name: "Topic" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Privacy" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(button(page, "Open chat")).toBeFocused();
});
