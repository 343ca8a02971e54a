import { expect } from "@playwright/test";
import {
  answers,
  button,
  command,
  expectNoViolations,
  field,
  finished,
  heard,
  limit,
  log,
  open,
  record,
  say,
  test,
  visit,
} from "./widget-steps.ts";

test("an answer streams, keeps the end in sight, and can be stopped", async ({ page }) => {
  await open(page);
  await say(page, "slow please");
  await expect(button(page, "Stop")).toBeVisible();
  await expect(answers(page).last()).toContainText("Sentence 2");
  await button(page, "Stop").click();
  await expect(page.getByText("Stopped")).toBeVisible();
  await expect(button(page, "Send")).toBeVisible();
  const text = await answers(page).last().textContent();
  await page.waitForTimeout(400);
  expect(await answers(page).last().textContent()).toBe(text);
});

test("who reads further up is not pulled down, but told of what is new", async ({ page }) => {
  await open(page);
  await say(page, "rich one");
  await expect(finished(page)).toHaveCount(1);
  await say(page, "slow two");
  await expect(answers(page).last()).toContainText("Sentence 1");
  await log(page).evaluate((element) => (element.scrollTop = 0));
  await expect(page.getByRole("button", { name: "New message" })).toBeVisible();
  expect(await log(page).evaluate((element) => element.scrollTop)).toBe(0);
  await page.getByRole("button", { name: "New message" }).click();
  await expect(page.getByRole("button", { name: "New message" })).toBeHidden();
});

test("after a reload in the middle of an answer the conversation goes on", async ({ harness, page }) => {
  await open(page);
  await say(page, "slow please");
  await expect(answers(page).last()).toContainText("Sentence 2");
  await page.reload();
  await button(page, "Open chat").click();
  await expect(log(page)).toContainText("slow please");
  await expect(answers(page).last()).toContainText("Sentence 6");
  const [conversation] = [...harness.conversations.values()].slice(-1);
  await button(page, "Stop").click();
  await expect(page.getByText("Stopped")).toBeVisible();
  expect(conversation?.turns).toBe(1);
  // Where the visitor stopped it, a space may stand at the end; a page does not show it.
  expect((await answers(page).last().textContent())?.trim()).toBe(conversation?.messages[1]?.text.trim());
});

test("a cut line is taken up again without a lost or doubled word", async ({ harness, page }) => {
  await open(page);
  await say(page, "cut please");
  await expect(finished(page)).toHaveCount(1, { timeout: 15_000 });
  const [conversation] = [...harness.conversations.values()].slice(-1);
  expect(conversation?.turns).toBe(1);
  expect(await answers(page).last().textContent()).toBe(conversation?.messages[1]?.text.trim());
});

test("a failed answer can be asked for again with the same message", async ({ harness, page }) => {
  await open(page);
  await say(page, "fail please");
  await expect(page.getByText("The answer could not be finished.")).toBeVisible();
  await button(page, "Retry").click();
  await expect(answers(page).last()).toHaveText("This answer breaks and comes back.");
  const [conversation] = [...harness.conversations.values()].slice(-1);
  expect(conversation?.messages.filter((message) => message.role === "visitor")).toHaveLength(1);
});

test("too many messages: it says when to try again, and trying again works", async ({ page }) => {
  await open(page);
  await say(page, "rate me");
  await expect(page.getByText("Not sent.")).toBeVisible();
  await expect(limit(page)).toHaveText(/is sent by itself in (40|39|38) seconds/);
  await button(page, "Retry").click();
  await expect(page.getByText("Not sent.")).toBeVisible();
  await button(page, "Retry").click();
  await expect(answers(page).last()).toHaveText("You said: rate me");
  await expect(page.getByText("Not sent.")).toBeHidden();
  await expect(limit(page)).toHaveCount(0);
});

test("a conversation that is gone is begun anew, with the same words", async ({ harness, page }) => {
  await open(page);
  await say(page, "hello there");
  await expect(finished(page)).toHaveCount(1);
  harness.conversations.clear();
  await say(page, "again");
  await expect(answers(page).last()).toHaveText("You said: again");
  harness.conversations.clear();
  await page.reload();
  await button(page, "Open chat").click();
  await field(page).fill("typed");
  await expect(page.locator("article.visitor")).toHaveCount(0);
  await expect(field(page)).toHaveValue("typed");
  await button(page, "Send").click();
  await expect(answers(page).last()).toHaveText("You said: typed");
});

test("offline: what is written waits and is sent when the connection is back", async ({ page, context }) => {
  await open(page);
  await say(page, "hello there");
  await expect(finished(page)).toHaveCount(1);
  await context.setOffline(true);
  await expect(page.getByText("You are offline.")).toBeVisible();
  await say(page, "while away");
  await expect(page.getByText("Not sent.")).toBeVisible();
  await context.setOffline(false);
  await expect(answers(page).last()).toHaveText("You said: while away");
  await expect(page.getByText("You are offline.")).toBeHidden();
});

test("a paused bot says so and takes nothing", async ({ page }) => {
  await open(page, "bot=paused");
  await expect(page.getByText("This assistant is taking a break.")).toBeVisible();
  await expect(field(page)).toBeDisabled();
});

test("a person joins, writes, and is heard of while the window is closed", async ({ harness, page }) => {
  await open(page);
  await say(page, "hello there");
  await expect(finished(page)).toHaveCount(1);
  await button(page, "Talk to a person").click();
  await button(page, "Close chat").click();
  await expect(page.getByRole("button", { name: "Open chat, new messages: 1" })).toBeVisible();
  expect(await command(page, "unread")).toBe(1);
  await page.getByRole("button", { name: "Open chat, new messages: 1" }).click();
  await expect(page.getByText("Ana, from the team")).toBeVisible();
  await expect(page.getByText("Ana joined").first()).toBeVisible();
  const [conversation] = [...harness.conversations.values()].slice(-1);
  await page.reload();
  conversation?.say("Ana", "Are you still there?");
  await expect(page.getByRole("button", { name: "Open chat, new messages: 1" })).toBeVisible();
});

test("two tabs show the same conversation", async ({ page, context }) => {
  await open(page);
  await say(page, "hello there");
  await expect(finished(page)).toHaveCount(1);
  const other = await context.newPage();
  await open(other);
  await expect(finished(other)).toHaveCount(1);
  await say(page, "from the first tab");
  await expect(answers(other).last()).toHaveText("You said: from the first tab");
  await button(page, "Start over").click();
  await expect(other.locator("article.visitor")).toHaveCount(0);
  await other.close();
});

test("the source of a sentence is shown with its passage marked", async ({ page }) => {
  await open(page);
  await say(page, "hello there");
  await button(page, "Source 1: Opening hours").click();
  const drawer = page.getByRole("dialog", { name: "Opening hours" });
  await expect(drawer.locator("mark")).toHaveText(
    "We are open from Tuesday to Sunday, 7 in the morning to 6 in the evening.",
  );
  await expect(drawer.getByRole("link", { name: "Open" })).toHaveAttribute(
    "href",
    /^https:\/\/bakery\.example\/hours#:~:text=We%20are/,
  );
  await expectNoViolations(page);
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await expect(button(page, "Source 1: Opening hours")).toBeFocused();
});

test("thumbs, copy, download and deletion", async ({ harness, page }) => {
  await open(page);
  await record(page);
  await say(page, "hello there");
  await finished(page).click();
  await expect(finished(page)).toHaveAttribute("aria-pressed", "true");
  await button(page, "Not helpful").click();
  await expect(finished(page)).toHaveAttribute("aria-pressed", "false");
  await page.getByLabel("What was wrong?").fill("wrong hours");
  await button(page, "Send comment").click();
  await expect(page.getByText("Thank you").first()).toBeVisible();
  await button(page, "More").click();
  const download = page.waitForEvent("download");
  await button(page, "Download").click();
  expect((await download).suggestedFilename()).toBe("chat.txt");
  await button(page, "More").click();
  await button(page, "Delete my chat").click();
  await button(page, "Delete for good").click();
  await expect(page.getByText("Your chat was deleted").first()).toBeVisible();
  expect(harness.requests).toContainEqual(expect.stringContaining("DELETE /api/widget/conversations/"));
  expect(
    (await heard(page))
      .filter(([name]) => name === "feedback")
      .map(([, detail]) => (detail as { value: string }).value),
  ).toEqual(["up", "down", "down"]);
});

test("dangerous text stays text", async ({ page }) => {
  await open(page);
  await say(page, "rich please");
  await expect(finished(page)).toHaveCount(1);
  await expect(answers(page).last().locator("table")).toBeVisible();
  await expect(answers(page).last().locator("li li")).toHaveCount(2);
  await expect(answers(page).last()).toContainText("<img src=x");
  expect(await page.title()).toBe("A shop");
  expect(
    await answers(page)
      .last()
      .locator("a")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href"))),
  ).toEqual(["https://bakery.example/", "https://bakery.example/order"]);
});

test("next questions stand below the last answer, are sent with one press, and go", async ({ page }) => {
  await open(page);
  await record(page);
  await say(page, "next please");
  const chip = button(page, "hello, when are you open?");
  await expect(chip).toBeVisible();
  await expect(page.getByRole("group", { name: "Ask a question" }).getByRole("button")).toHaveCount(2);
  await expect(chip).toBeInViewport();
  await expectNoViolations(page);
  await chip.focus();
  await page.keyboard.press("Enter");
  await expect(chip).toBeHidden();
  await expect(field(page)).toBeFocused();
  await expect(answers(page).last()).toHaveText("You said: hello, when are you open?");
  expect(await heard(page)).toContainEqual([
    "message",
    { role: "visitor", text: "hello, when are you open?", id: expect.any(String) },
  ]);
  await say(page, "next again");
  await expect(chip).toBeVisible();
  await say(page, "something else");
  await expect(answers(page).last()).toHaveText("You said: something else");
  await expect(chip).toBeHidden();
});

test("next questions are there again after a reload, and in Arabic from the right", async ({ page }) => {
  await open(page);
  await say(page, "next please");
  await expect(button(page, "hello, when are you open?")).toBeVisible();
  await page.reload();
  await button(page, "Open chat").click();
  await expect(button(page, "hello, when are you open?")).toBeVisible();
  await page.evaluate(() => localStorage.clear());
  await visit(page, "bot=demo&page=ar");
  await page.locator(".launcher").click();
  await page.getByRole("textbox").fill("التالي");
  await page.getByRole("textbox").press("Enter");
  const chips = page.locator(".next button");
  await expect(chips).toHaveCount(2);
  const [first, second] = await Promise.all([chips.nth(0).boundingBox(), chips.nth(1).boundingBox()]);
  expect(first?.x).toBeGreaterThan(second?.x ?? 0);
});
