import type { Page } from "@playwright/test";
import { expect, test } from "./product.ts";
import { call, details, heard, listen, method, publishedBot } from "./widget-page.ts";

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const field = (page: Page) => page.getByRole("textbox", { name: "Message" });
const answered = (page: Page, count: number) =>
  expect(page.getByRole("button", { name: "Helpful", exact: true })).toHaveCount(count, { timeout: 20_000 });

test("every command and every event, on a page with the strictest policy", async ({ page, server, site }) => {
  test.setTimeout(120_000);
  const { api, botId } = await publishedBot(server, { starters: ["When are you open?"] });
  await listen(page);
  await page.goto(site.page(botId));
  await expect(button(page, "Open chat")).toBeVisible();
  expect(await details(page, "ready")).toEqual([{ bot: botId }]);

  await test.step("open, close, toggle, show and hide, in both ways of writing", async () => {
    await method(page, "open");
    await expect(field(page)).toBeFocused();
    expect(await call(page, "getState")).toMatchObject({ bot: botId, open: true, unread: 0 });
    await call(page, "close");
    await expect(field(page)).toBeHidden();
    await call(page, "toggle");
    await expect(field(page)).toBeVisible();
    await method(page, "toggle");
    await expect(field(page)).toBeHidden();
    await method(page, "hide");
    await expect(button(page, "Open chat")).toBeHidden();
    await call(page, "show");
    await expect(button(page, "Open chat")).toBeVisible();
    expect((await heard(page)).map(([name]) => name)).toEqual(["ready", "open", "close", "open", "close"]);
  });

  await test.step("send and setInput, with what is told of an answer", async () => {
    await call(page, "setInput", "When do");
    await method(page, "open");
    await expect(field(page)).toHaveValue("When do");
    await method(page, "send", "When are you open on Sundays?");
    await answered(page, 1);
    const [question, answer] = await details(page, "message");
    expect(question).toEqual({
      role: "visitor",
      text: "When are you open on Sundays?",
      id: expect.stringMatching(/^[a-z2-7]{26}$/),
    });
    expect(answer).toMatchObject({ role: "bot", text: expect.any(String) });
    expect(await details(page, "answer-start")).toEqual([{ id: answer?.id }]);
    expect(await details(page, "answer-end")).toEqual([
      { id: answer?.id, kind: expect.stringMatching(/quoted|curated|unknown/), status: "done" },
    ]);
    const state = await call(page, "getState");
    expect(state).toMatchObject({ state: "bot", conversationId: expect.any(String) });
  });

  await test.step("a source that is opened, and a thumb with a comment", async () => {
    await page
      .getByRole("button", { name: /^Source 1/ })
      .first()
      .click();
    await expect
      .poll(() => details(page, "citation"))
      .toEqual([expect.objectContaining({ number: 1, title: "About the bakery" })]);
    await button(page, "Back").click();
    await button(page, "Not helpful").click();
    await page.getByLabel(/^What was wrong/).fill("Too short");
    await button(page, "Send comment").click();
    await expect.poll(async () => (await details(page, "feedback")).length).toBe(2);
    expect((await details(page, "feedback"))[1]).toMatchObject({ value: "down", comment: "Too short" });
  });

  await test.step("a message that comes while the window is closed is unread until it is opened", async () => {
    await page.evaluate(() => {
      const { chatbot } = window as unknown as { chatbot: Record<string, (...args: unknown[]) => unknown> };
      void chatbot.send?.("Do you deliver?");
      void chatbot.close?.();
    });
    await expect.poll(() => call(page, "unread"), { timeout: 20_000 }).toBe(1);
    expect(await details(page, "unread")).toContainEqual({ count: 1 });
    await call(page, "open");
    await expect.poll(() => method(page, "unread")).toBe(0);
    expect((await details(page, "unread")).at(-1)).toEqual({ count: 0 });
  });

  await test.step("what the page says reaches the server, within its bounds", async () => {
    const values = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`key ${index}`, index]));
    const { conversationId } = (await call(page, "getState")) as { conversationId: string };
    const stored = () => api.json<{ context: unknown }>("GET", `/conversations/${conversationId}`);
    await call(page, "setContext", { plan: "Pro", note: "x\n".repeat(300), gone: null, list: [1] });
    await expect
      .poll(async () => (await stored()).context)
      .toEqual({
        plan: "Pro",
        note: `${"x ".repeat(100)}`.trim(),
      });
    await method(page, "setContext", values);
    await expect.poll(async () => Object.keys((await stored()).context as object).length).toBe(20);
    expect(await call(page, "getState")).toMatchObject({ context: { "key 3": "3" } });
  });

  await test.step("language and theme change under the visitor's hands and lose nothing", async () => {
    await call(page, "setInput", "half a sentence");
    await call(page, "setTheme", "dark");
    await call(page, "setLocale", "es");
    await expect(button(page, "Enviar")).toBeVisible();
    await expect(field(page).or(page.getByRole("textbox"))).toHaveValue("half a sentence");
    expect(
      await page.locator("chat-bot").evaluate((element) => {
        const frame = element.shadowRoot?.querySelector(".frame");
        return frame ? getComputedStyle(frame).colorScheme : "";
      }),
    ).toBe("dark");
    await call(page, "setLocale", "en");
    await expect(field(page)).toBeVisible();
  });

  await test.step("on and off", async () => {
    const count = await page.evaluate(async () => {
      const { chatbot } = window as unknown as { chatbot: Record<string, (...args: unknown[]) => unknown> };
      let times = 0;
      const listener = () => (times += 1);
      chatbot.on?.("close", listener);
      await chatbot.close?.();
      chatbot.off?.("close", listener);
      await chatbot.open?.();
      await chatbot.close?.();
      return times;
    });
    expect(count).toBe(1);
  });

  await test.step("reset begins anew, destroy leaves nothing", async () => {
    await call(page, "open");
    await call(page, "reset");
    await expect(page.locator("article.visitor")).toHaveCount(0);
    expect((await details(page, "reset")).length).toBe(1);
    await call(page, "destroy");
    await expect(page.locator("chat-bot")).toHaveCount(0);
    expect((await heard(page)).at(-1)?.[0]).toBe("close");
    await page.waitForTimeout(700);
    await expect(page.locator("chat-bot")).toHaveCount(0);
  });

  await test.step("an unknown command says so", async () => {
    await expect(call(page, "opne")).rejects.toThrow("Unknown chatbot command: opne");
  });
});

test("who asks for a person is told so, the page and the team know, and what is left in the form is an event", async ({
  page,
  server,
  site,
}) => {
  const { api, botId } = await publishedBot(server, { handover: true, leadForm: { when: "person" } });
  await listen(page);
  await page.goto(site.page(botId));
  await method(page, "open");
  await call(page, "send", "I want to talk to a person");
  await expect(page.getByText("Waiting for a person").first()).toBeVisible({ timeout: 20_000 });
  const { conversationId, state } = (await call(page, "getState")) as Record<string, string>;
  expect(state).toBe("waiting");
  expect(await details(page, "handover")).toEqual([{ id: conversationId, state: "waiting" }]);
  const { items } = await api.json<{ items: { id: string }[] }>("GET", "/conversations?state=waiting");
  expect(items.map(({ id }) => id)).toContain(conversationId);
  await page.getByRole("textbox", { name: "Name" }).fill("Mina");
  await page.getByRole("textbox", { name: "E-mail" }).fill("mina@example.org");
  await button(page, "Send details").click();
  const fields = { name: "Mina", email: "mina@example.org" };
  await expect.poll(() => details(page, "lead")).toEqual([{ id: conversationId, fields }]);
  // The same page anew: it is the same wait, and nobody is asked twice.
  await page.reload();
  await method(page, "open");
  await expect(page.getByText("Waiting for a person").first()).toBeVisible();
  expect(await details(page, "handover")).toEqual([]);
  await expect(button(page, "Send details")).toHaveCount(0);
});

for (const [name, stub] of [
  ["a queue", "window.chatbot = function () { (chatbot.q = chatbot.q || []).push(arguments) };"],
  [
    "a queue that takes methods too",
    `window.chatbot = new Proxy(Object.assign(function () {}, { q: [] }), {
       apply: (queue, self, call) => queue.q.push(call),
       get: (queue, name) => name in queue || name === "boot" ? queue[name] : (...args) => queue.q.push([name, ...args]),
     });
     chatbot.setInput("queued"); chatbot.open();`,
  ],
] as const)
  test(`commands before the script is there: ${name}`, async ({ page, server, site }) => {
    const { botId } = await publishedBot(server);
    const address = site.write(
      "/queue",
      `<script nonce="own">${stub}
        window.told = [];
        chatbot("on", "ready", (detail) => told.push(detail.bot));
        chatbot("on", "open", () => told.push("open"));
        chatbot("setContext", { plan: "Pro" });
        if (!chatbot.open) { chatbot("setInput", "queued"); chatbot("open"); }
      </script><script src="${server.url}/widget.js" data-bot="${botId}" async></script>`,
    );
    await page.goto(address);
    await expect(field(page)).toHaveValue("queued");
    expect(await page.evaluate(() => (window as unknown as { told: unknown[] }).told)).toEqual([
      botId,
      "open",
    ]);
  });

test("what the page said before the first message is stored with the conversation", async ({
  page,
  server,
  site,
}) => {
  const { api, botId } = await publishedBot(server);
  await page.goto(site.page(botId));
  await expect(button(page, "Open chat")).toBeVisible();
  await page.evaluate(() => {
    const { chatbot } = window as unknown as { chatbot: Record<string, (...args: unknown[]) => unknown> };
    void chatbot.identify?.({ id: "u-1", name: "Mina", email: "mina@example.org", hash: "wrong" });
    void chatbot.setContext?.({ plan: "Pro", seats: 3 });
    void chatbot.send?.("When are you open?");
  });
  await answered(page, 1);
  const { items } = await api.json<{ items: Record<string, unknown>[] }>(
    "GET",
    `/conversations?botId=${botId}`,
  );
  expect(items).toEqual([
    expect.objectContaining({
      context: { plan: "Pro", seats: "3" },
      visitor: expect.objectContaining({
        name: "Mina",
        email: "mina@example.org",
        externalId: "u-1",
        isVerified: false,
      }),
    }),
  ]);
});
