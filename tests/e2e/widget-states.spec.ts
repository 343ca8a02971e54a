import type { Page } from "@playwright/test";
import { expect, test } from "./product.ts";
import { publishedBot } from "./widget-page.ts";

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const field = (page: Page) => page.getByRole("textbox", { name: "Message" });
const answers = (page: Page) => expect(page.locator("article.bot .actions"));

async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await field(page).press("Enter");
}

/** The browser tells of every call that was refused; these were meant to be. */
const forgive = (complaints: string[], status: number): void => {
  const others = complaints.filter((text) => !text.includes(`status of ${status}`));
  complaints.splice(0, complaints.length, ...others);
};

test("limits of a minute and of a day, as the server sets them, on another site", async ({
  complaints,
  page,
  server,
  site,
}) => {
  const { api, botId } = await publishedBot(server, { limits: { messagesPerMinute: 1 } });
  const card = page.locator("chat-bot .limit");
  await page.goto(site.page(botId, 'data-open="load"'));
  await say(page, "When are you open?");
  await answers(page).toHaveCount(1);
  await say(page, "And on Sundays?");
  await expect(card).toHaveText(/Your message is kept and is sent by itself in [1-6]?\d seconds?\./);
  await api.json("PATCH", `/bots/${botId}`, {
    handover: true,
    limits: { messagesPerMinute: 20, messagesPerDay: 1 },
  });
  await api.publish(botId);
  await page.reload();
  await button(page, "Start over").click();
  await say(page, "When are you open?");
  await answers(page).toHaveCount(1);
  await say(page, "And on Sundays?");
  await expect(card).toContainText("You can go on from");
  await expect(card).toContainText(/(day,? (at )?)?\d?\d:\d\d [AP]M\./);
  await card.getByRole("button", { name: "Leave your details" }).click();
  await card.getByRole("textbox", { name: "E-mail" }).fill("ana@example.org");
  await card.getByRole("button", { name: "Send details" }).click();
  await expect(card).toContainText("The team has your details");
  forgive(complaints, 429);
});

test("a chat that was deleted: said in an open window and on opening, without losing a word", async ({
  complaints,
  page,
  server,
  site,
}) => {
  const { botId } = await publishedBot(server);
  const ended = "Your earlier chat has ended. Your next message starts a new one.";
  /** As somebody else's wish, or the time, would do it. */
  const deleteChat = async () => {
    const stored = await page.evaluate((key) => localStorage.getItem(key) ?? "{}", `chatbot:${botId}`);
    const { id, token } = JSON.parse(stored) as { id: string; token: string };
    const headers = { authorization: `Bearer ${token}`, origin: site.origin };
    const gone = await fetch(`${server.url}/api/widget/conversations/${id}`, { method: "DELETE", headers });
    expect(gone.status).toBe(204);
  };
  await page.goto(site.page(botId));
  await button(page, "Open chat").click();
  await say(page, "When are you open?");
  await answers(page).toHaveCount(1);
  await deleteChat();
  await say(page, "And on Sundays?");
  await answers(page).toHaveCount(2);
  await expect(page.getByRole("log")).toContainText(
    /When are you open\?.*seven.*Your earlier chat has ended.*And on Sundays\?/s,
  );
  await expect(button(page, "Helpful")).toHaveCount(1);
  await deleteChat();
  await page.reload();
  await button(page, "Open chat").click();
  await field(page).fill("Do you deliver?");
  await expect(page.getByRole("status").filter({ hasText: ended })).toBeVisible();
  await field(page).press("Enter");
  await answers(page).toHaveCount(1);
  await expect(page.getByText(ended)).toHaveCount(0);
  forgive(complaints, 401);
});

test("a form that nobody passes, published while somebody chats: it is filled in, and the message follows", async ({
  complaints,
  page,
  server,
  site,
}) => {
  const { api, botId } = await publishedBot(server);
  await page.goto(site.page(botId, 'data-open="load"'));
  await say(page, "When are you open?");
  await answers(page).toHaveCount(1);
  await api.json("PATCH", `/bots/${botId}`, { leadForm: { when: "first", required: true } });
  await api.publish(botId);
  await say(page, "And on Sundays?");
  await expect(page.getByText("Before we start")).toBeVisible();
  await expect(field(page)).toBeHidden();
  await page.getByRole("textbox", { name: "E-mail" }).fill("ana@example.org");
  await button(page, "Send details").click();
  await answers(page).toHaveCount(2);
  await expect(field(page)).toBeFocused();
  forgive(complaints, 409);
});
