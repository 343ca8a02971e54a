import { expect, type Page } from "@playwright/test";
import { button, finished, limit, open, say, test, visit } from "./widget-steps.ts";

/** What a screen reader finds in the chat: its roles, names and states, in their order. */
const tree = (page: Page) => expect(page.locator("chat-bot"));
const aloud = (page: Page) => expect(page.locator("chat-bot [aria-live=polite]"));
const status = (page: Page) => expect(page.locator("chat-bot").getByRole("status"));

test("a greeting: a status beside the button, opened or put away", async ({ page }) => {
  await visit(page, "bot=greeting&open=greet:0.1");
  await expect(button(page, "Dismiss")).toBeVisible();
  await tree(page).toMatchAriaSnapshot(`
- button "Open chat"
- status:
  - button "Hello, I answer questions about our bakery."
  - button "Dismiss"
`);
});

test("consent: what is agreed to stands before the button", async ({ page }) => {
  await visit(page, "bot=demo&consent=required");
  await button(page, "Open chat").click();
  await tree(page).toMatchAriaSnapshot(`
- dialog "Mill Street Bakery":
  - log "Conversation"
  - paragraph: Your messages are stored so that they can be answered.
  - button "Agree and chat"
  - contentinfo
`);
});

test("the menu: its button says that it is open, each language whether it is spoken", async ({ page }) => {
  await open(page);
  await say(page, "hello");
  await expect(finished(page)).toHaveCount(1);
  await button(page, "More").click();
  await tree(page).toMatchAriaSnapshot(`
- dialog "Mill Street Bakery":
  - banner:
    - button "More" [expanded]
  - button "Download"
  - button "Delete my chat"
  - button "English" [pressed]
  - button "Español"
  - button "العربية"
`);
  await button(page, "Delete my chat").click();
  await aloud(page).toHaveText("Delete for good");
});

test("a source: a dialog named like it, with the way back first and the quote marked", async ({ page }) => {
  await open(page);
  await say(page, "hello");
  await button(page, "Source 1: Opening hours").click();
  await tree(page).toMatchAriaSnapshot(`
- dialog "Opening hours":
  - heading "Opening hours" [level=2]
  - button "Back"
  - paragraph: Visit us › Hours
  - paragraph:
    - mark: /We are open from Tuesday to Sunday/
  - link "Open"
`);
});

test("a comment: a named field below the pressed thumb", async ({ page }) => {
  await open(page);
  await say(page, "hello");
  await button(page, "Not helpful").click();
  await tree(page).toMatchAriaSnapshot(`
- log "Conversation":
  - article:
    - button "Helpful"
    - button "Not helpful" [pressed]
    - textbox "What was wrong? (optional)"
    - button "Send comment"
`);
  await aloud(page).toHaveText("Thank you");
});

test("waiting, then a person: said in the header, in the conversation and aloud", async ({ page }) => {
  await open(page, "bot=person");
  await button(page, "Talk to a person").click();
  await tree(page).toMatchAriaSnapshot(`
- dialog "Mill Street Bakery":
  - banner:
    - paragraph: Waiting for a person
  - log "Conversation":
    - article: Waiting for a person
  - paragraph: "So that the team can reach you if you leave this page:"
  - textbox "Name optional"
  - button "Send details"
  - textbox "Message"
  - contentinfo:
    - button "Talk to a person" [disabled]
`);
  await open(page);
  await button(page, "Talk to a person").click();
  await expect(page.getByText("Hello, this is Ana.").first()).toBeVisible();
  await tree(page).toMatchAriaSnapshot(`
- dialog "Mill Street Bakery":
  - banner:
    - paragraph: Ana, from the team
  - log "Conversation":
    - article: Ana joined
    - article:
      - text: Ana
      - paragraph: /Hello, this is/
`);
  await aloud(page).toHaveText("Ana: Hello, this is Ana. How can I help?");
});

test("a break: a status, a closed field, and a word for the team", async ({ page }) => {
  await open(page, "bot=paused");
  await status(page).toHaveText("This assistant is taking a break. Please come back later.");
  await tree(page).toMatchAriaSnapshot(`
- dialog "Mill Street Bakery":
  - status: This assistant is taking a break. Please come back later.
  - log "Conversation"
  - paragraph: Leave your details, the team will write to you.
  - button "Leave your details"
  - textbox "Message" [disabled]
  - button "Send" [disabled]
`);
});

test("offline: what was not sent says so beside its text", async ({ context, page }) => {
  await open(page);
  await say(page, "hello");
  await expect(finished(page)).toHaveCount(1);
  await context.setOffline(true);
  await say(page, "later");
  await expect(button(page, "Retry")).toBeVisible();
  await tree(page).toMatchAriaSnapshot(`
- dialog "Mill Street Bakery":
  - status: You are offline. What you write is sent when you are back.
  - log "Conversation":
    - article:
      - text: You later
      - paragraph:
        - text: Not sent.
        - button "Retry"
`);
});

test("a limit: said once aloud, and above the field as long as it lasts", async ({ page }) => {
  await open(page, "bot=unsure");
  await say(page, "enough for now");
  await expect(limit(page)).toBeVisible();
  await tree(page).toMatchAriaSnapshot(`
- dialog "Mill Street Bakery":
  - log "Conversation":
    - article:
      - text: You enough for now
      - paragraph:
        - text: Not sent.
        - button "Retry"
  - paragraph: /You have written as much as is possible for now. Your message is kept here. You can go on from/
  - paragraph: Leave your details, the team will write to you.
  - button "Leave your details"
  - textbox "Message"
`);
  await aloud(page).toHaveText(/You can go on from/);
});

test("an ended chat: between the old and the new, and aloud; on opening, as a status", async ({
  harness,
  page,
}) => {
  await open(page);
  await say(page, "hello");
  await expect(finished(page)).toHaveCount(1);
  harness.conversations.clear();
  await say(page, "again");
  await expect(page.getByText("You said: again").first()).toBeVisible();
  await tree(page).toMatchAriaSnapshot(`
- log "Conversation":
  - article: You hello
  - article:
    - text: Mill Street Bakery
    - paragraph: /We are open from/
  - article: Your earlier chat has ended. Your next message starts a new one.
  - article: You again
`);
  harness.conversations.clear();
  await page.reload();
  await button(page, "Open chat").click();
  await status(page).toHaveText("Your earlier chat has ended. Your next message starts a new one.");
});

test("unread: how many is part of the button's name", async ({ page }) => {
  await open(page);
  await button(page, "Talk to a person").click();
  await button(page, "Close chat").click();
  await expect(button(page, "Open chat, new messages: 1")).toBeVisible();
  await tree(page).toMatchAriaSnapshot(`- 'button "Open chat, new messages: 1"'`);
});
