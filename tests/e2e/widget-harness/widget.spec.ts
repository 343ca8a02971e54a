import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test, type Page } from "@playwright/test";
import { startHarness, type Harness } from "./fake-server.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let harness: Harness;
let complaints: string[] = [];

test.beforeAll(async () => {
  harness = await startHarness(Number(process.env.WIDGET_HARNESS_PORT ?? 0));
});
test.afterAll(() => harness.close());
test.beforeEach(({ page }) => {
  complaints = [];
  harness.requests.length = 0;
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
});
test.afterEach(() => {
  // A browser reports every refused call itself; those are asked for by the tests.
  expect(complaints.filter((text) => !/status of (401|404|429)|net::ERR/.test(text))).toEqual([]);
});

const visit = (page: Page, query = "bot=demo") => page.goto(`${harness.site}/?${query}`);
const log = (page: Page) => page.getByRole("log", { name: "Conversation" });
const field = (page: Page) => page.getByRole("textbox", { name: "Message" });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const answers = (page: Page) => page.locator("article.bot .text");
const finished = (page: Page) => page.getByRole("button", { name: "Helpful", exact: true });

async function open(page: Page, query?: string): Promise<void> {
  await visit(page, query);
  await button(page, "Open chat").click();
  await expect(field(page)).toBeVisible();
}
async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await button(page, "Send").click();
}
async function expectNoViolations(page: Page): Promise<void> {
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
const record = (page: Page) =>
  page.evaluate(() => {
    const target = window as unknown as { heard: [string, unknown][] };
    target.heard = [];
    for (const name of "ready open close message answer-start answer-end citation feedback handover unread error reset".split(
      " ",
    ))
      addEventListener(`chatbot:${name}`, (event) =>
        target.heard.push([name, (event as CustomEvent).detail]),
      );
  });
const heard = (page: Page) =>
  page.evaluate(() => (window as unknown as { heard: [string, unknown][] }).heard);
const command = (page: Page, name: string, ...args: unknown[]) =>
  page.evaluate(
    ([name, args]) =>
      (window as unknown as { chatbot: (...all: unknown[]) => unknown }).chatbot(name, ...args),
    [name, args] as const,
  );

test("nothing but the script is asked for before the chat is wanted", async ({ page }) => {
  await visit(page);
  await expect(button(page, "Open chat")).toBeVisible();
  await page.waitForTimeout(300);
  expect(harness.requests).toEqual(["GET /widget.js"]);
  expect(await page.context().cookies()).toEqual([]);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("until an answer is shown it takes at most four requests before the message, and 12 KB", async ({
  page,
}) => {
  await open(page);
  await expect(log(page)).toContainText("Hello, I answer");
  expect(harness.requests.length).toBeLessThanOrEqual(4);
  await say(page, "hello there");
  await expect(answers(page).last()).toHaveText(/Tuesday to Sunday\s*1/);
  await expect(answers(page).last().getByRole("button", { name: "Source 1: Opening hours" })).toBeVisible();
  expect(harness.requests.filter((one) => one.startsWith("POST"))).toHaveLength(2);
});

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

test("after a reload in the middle of an answer the conversation goes on", async ({ page }) => {
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
  expect(await answers(page).last().textContent()).toBe(conversation?.messages[1]?.text);
});

test("a cut line is taken up again without a lost or doubled word", async ({ page }) => {
  await open(page);
  await say(page, "cut please");
  await expect(finished(page)).toHaveCount(1, { timeout: 15_000 });
  const [conversation] = [...harness.conversations.values()].slice(-1);
  expect(conversation?.turns).toBe(1);
  expect(await answers(page).last().textContent()).toBe(conversation?.messages[1]?.text.trim());
});

test("a failed answer can be asked for again with the same message", async ({ page }) => {
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
  await expect(page.getByText("Not sent. Too many messages. Try again in 40 seconds.")).toBeVisible();
  await button(page, "Retry").click();
  await expect(page.getByText("Not sent.")).toBeVisible();
  await button(page, "Retry").click();
  await expect(answers(page).last()).toHaveText("You said: rate me");
  await expect(page.getByText("Not sent.")).toBeHidden();
});

test("a conversation that is gone is quietly begun anew, with the same words", async ({ page }) => {
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

test("a person joins, writes, and is heard of while the window is closed", async ({ page }) => {
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
  await expect(drawer.getByRole("link", { name: "Open page" })).toHaveAttribute(
    "href",
    /^https:\/\/bakery\.example\/hours#:~:text=We%20are/,
  );
  await expectNoViolations(page);
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await expect(button(page, "Source 1: Opening hours")).toBeFocused();
});

test("thumbs, copy, download and deletion", async ({ page }) => {
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

test("by keyboard alone", async ({ page }) => {
  await visit(page);
  await page.locator("#first").focus();
  await page.keyboard.press("Tab");
  await expect(button(page, "Open chat")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("hello there");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("second line");
  await page.keyboard.press("Enter");
  await expect(finished(page)).toHaveCount(1);
  await expect(field(page)).toHaveValue("");
  await expect(field(page)).toBeFocused();
  const reached: string[] = [];
  for (let step = 0; step < 9; step++) {
    await page.keyboard.press("Shift+Tab");
    reached.push(
      await page.evaluate(() => {
        const element = document.querySelector("chat-bot")?.shadowRoot?.activeElement;
        return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
      }),
    );
  }
  expect(reached).toEqual([
    "Not helpful",
    "Helpful",
    "Copy",
    "Source 1: Opening hours",
    "Conversation",
    "More",
    "Start over",
    "Close chat",
    "",
  ]);
  await button(page, "More").focus();
  await page.keyboard.press("Enter");
  await expect(button(page, "Download")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(button(page, "More")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(button(page, "Open chat")).toBeFocused();
  await expect(field(page)).toBeHidden();
});

test("answers are announced once, when they are finished", async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const target = window as unknown as { spoken: string[] };
    target.spoken = [];
    const region = document.querySelector("chat-bot")?.shadowRoot?.querySelector("[aria-live=polite]");
    if (region)
      new MutationObserver(() => region.textContent && target.spoken.push(region.textContent)).observe(
        region,
        { childList: true, characterData: true, subtree: true },
      );
  });
  await expect(log(page)).toHaveAttribute("aria-live", "off");
  await say(page, "hello there");
  await expect(finished(page)).toHaveCount(1);
  const spoken = await page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
  expect(spoken).toEqual(["Mill Street Bakery: We are open from Tuesday to Sunday ."]);
});

for (const [name, options, query] of [
  ["light", {}, "bot=demo"],
  ["dark", { colorScheme: "dark" }, "bot=demo"],
  ["yellow", {}, "bot=yellow"],
  ["phone", PHONE, "bot=demo"],
  ["right to left", {}, "bot=demo&page=ar"],
  ["inline", {}, "bot=demo&mode=inline&target=%23here"],
] as const) {
  test(`axe finds nothing: ${name}`, async ({ browser }) => {
    const page = await browser.newPage(options);
    await visit(page, query);
    if (!query.includes("inline")) {
      await expectNoViolations(page);
      await page.locator(".launcher").click();
    }
    await expectNoViolations(page);
    await page.getByRole("textbox").fill(name === "right to left" ? "arabic متى" : "rich please");
    await page.getByRole("textbox").press("Enter");
    await expect(page.locator("[aria-pressed]")).toHaveCount(2);
    await expectNoViolations(page);
    await page.locator("[aria-pressed]").last().click();
    await page.locator("header button").nth(1).click();
    await expectNoViolations(page);
    await page.close();
  });
}

test("on a phone it covers the screen, the page behind is out of reach, and comes back", async ({
  browser,
}) => {
  const page = await browser.newPage(PHONE);
  await open(page);
  const dialog = page.getByRole("dialog", { name: "Mill Street Bakery" });
  await expect(dialog).toHaveAttribute("aria-modal", "true");
  expect(await dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  expect(await page.locator("main").evaluate((element) => element.hasAttribute("inert"))).toBe(true);
  expect(
    await field(page).evaluate((element) => parseFloat(getComputedStyle(element).fontSize)),
  ).toBeGreaterThanOrEqual(16);
  for (const target of await page.locator("chat-bot button:visible").all()) {
    const box = await target.boundingBox();
    expect(
      box && Math.min(box.width, box.height),
      (await target.getAttribute("aria-label")) ?? "",
    ).toBeGreaterThanOrEqual(40);
  }
  await button(page, "Close chat").click();
  await expect(dialog).toBeHidden();
  expect(await page.locator("main").evaluate((element) => element.hasAttribute("inert"))).toBe(false);
  expect(await page.evaluate(() => document.documentElement.style.overflow)).toBe("");
  await page.close();
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
