import type { FrameLocator, Page } from "@playwright/test";
import { expect, test } from "./product.ts";
import { publishedBot } from "./widget-page.ts";

/** What a browser says of a frame or a call that was refused; asked for by these tests. */
const REFUSED = /frame-ancestors|status of 403|Framing|status of 404|status of 409/;

const ask = async (chat: FrameLocator | Page, text: string) => {
  await chat.getByRole("textbox", { name: "Message" }).fill(text);
  await chat.getByRole("button", { name: "Send", exact: true }).click();
};
const answered = (chat: FrameLocator | Page) =>
  expect(chat.getByRole("button", { name: "Helpful", exact: true })).toHaveCount(1, { timeout: 20_000 });
const forgive = (complaints: string[]) => {
  const left = complaints.filter((text) => !REFUSED.test(text));
  complaints.splice(0, complaints.length, ...left);
};

test("a frame on an allowed site chats, with its ticket, and its site is known", async ({
  page,
  server,
  site,
}) => {
  const { api, botId } = await publishedBot(server, { allowedSites: [site.origin] });
  const frame = `<iframe src="${server.url}/embed/${botId}?lang=es&theme=dark" title="Chat" width="400" height="600"></iframe>`;
  await page.goto(site.write("/framed", frame));
  const chat = page.frameLocator("iframe");
  await expect(chat.getByRole("button", { name: "Enviar" })).toBeVisible();
  await page.goto(site.write("/framed", frame.replace("?lang=es&theme=dark", "?lang=en")));
  await ask(chat, "When are you open?");
  await answered(chat);
  await chat.getByRole("button", { name: "Start over" }).click();
  await ask(chat, "Do you deliver?");
  await answered(chat);
  const { items } = await api.json<{ items: { channel: string }[] }>("GET", `/conversations?botId=${botId}`);
  expect(items.map(({ channel }) => channel)).toEqual(["embed", "embed"]);
});

test("a frame on another site, or of a page that hides where it is, is refused", async ({
  page,
  server,
  site,
  complaints,
}) => {
  const { botId } = await publishedBot(server, { allowedSites: ["https://shop.example", site.origin] });
  const frame = `<iframe src="${server.url}/embed/${botId}?lang=en" title="Chat" width="400" height="600"></iframe>`;

  await test.step("a site that is not on the list shows no chat at all", async () => {
    const address = site.write("/wrong", frame).replace("localhost", "127.0.0.1");
    await page.goto(address);
    await expect(page.frameLocator("iframe").getByRole("textbox")).toHaveCount(0);
    await expect.poll(() => complaints.some((text) => text.includes("frame-ancestors"))).toBe(true);
  });

  await test.step("a page without a referrer shows it, and the chat says why it does not work", async () => {
    await page.goto(site.write("/hidden", frame, { "referrer-policy": "no-referrer" }));
    const chat = page.frameLocator("iframe");
    await ask(chat, "When are you open?");
    await expect(chat.getByText("This bot may not be used on this site.")).toBeVisible();
  });

  await test.step("the attribute of our snippet mends that", async () => {
    const mended = frame.replace("<iframe", '<iframe referrerpolicy="strict-origin-when-cross-origin"');
    await page.goto(site.write("/mended", mended, { "referrer-policy": "no-referrer" }));
    const chat = page.frameLocator("iframe");
    await ask(chat, "When are you open?");
    await answered(chat);
  });
  forgive(complaints);
});

test("a bot that is paused says so everywhere at once, takes nothing, and comes back", async ({
  context,
  page,
  server,
  site,
  complaints,
}) => {
  test.setTimeout(120_000);
  const { api, botId } = await publishedBot(server);
  const framed = await context.newPage();
  const shared = await context.newPage();
  await page.goto(site.page(botId));
  await page.getByRole("button", { name: "Open chat" }).click();
  await framed.goto(
    site.write(
      "/pause",
      `<iframe src="${server.url}/embed/${botId}" title="Chat" width="400" height="600"></iframe>`,
    ),
  );
  await shared.goto(`${server.url}/chat/${botId}`);
  const chats = [page, framed.frameLocator("iframe"), shared];
  for (const chat of chats) await expect(chat.getByRole("textbox", { name: "Message" })).toBeEnabled();
  await page.getByRole("textbox", { name: "Message" }).fill("half a sentence");

  await api.json("POST", `/bots/${botId}/pause`, {});
  for (const chat of chats) {
    await expect(chat.getByText("This assistant is taking a break.")).toBeVisible({ timeout: 2_000 });
    await expect(chat.getByRole("textbox", { name: "Message" })).toBeDisabled();
    await expect(chat.getByRole("button", { name: "Send", exact: true })).toBeDisabled();
  }
  await expect(page.getByRole("textbox", { name: "Message" })).toHaveValue("half a sentence");

  await api.json("POST", `/bots/${botId}/resume`, {});
  for (const chat of chats) {
    await expect(chat.getByText("This assistant is taking a break.")).toBeHidden({ timeout: 2_000 });
    await ask(chat, "When are you open?");
    await answered(chat);
  }
  forgive(complaints);
});
