import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import sharp from "sharp";
import type { ForeignSite } from "./foreign-site.ts";
import type { TestServer } from "#tests/setup/start-server.ts";
import { expectForEveryone } from "./for-everyone.ts";
import { createBakery, expect, openSection, signUp, test } from "./product.ts";
import { method, publishedBot } from "./widget-page.ts";

const LIST = { name: "list.txt", mimeType: "text/plain", buffer: Buffer.from("rye\nwheat\n") };
const photo = async (name = "cake.png", side = 600) => ({
  name,
  mimeType: "image/png",
  buffer: await sharp({ create: { width: side, height: side / 2, channels: 3, background: "#a83232" } })
    .png()
    .toBuffer(),
});

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const field = (page: Page) => page.getByRole("textbox", { name: "Message" });
const picker = (page: Page) => page.locator("chat-bot input[type=file]");
const chips = (page: Page) => page.getByRole("list", { name: "Files to send" }).getByRole("listitem");
const log = (page: Page) => page.getByRole("log");

async function openChat(page: Page, site: ForeignSite, botId: string, attributes = ""): Promise<void> {
  await page.goto(site.page(botId, attributes));
  await button(page, "Open chat").click();
  await expect(field(page)).toBeVisible();
}

interface Places {
  page: Page;
  server: TestServer;
  site: ForeignSite;
}

/** A bot that takes files, with its chat open on somebody's page. */
async function openFileChat({ page, server, site }: Places) {
  const bot = await publishedBot(server, { visitorFiles: true });
  await openChat(page, site, bot.botId);
  return bot;
}

/** A drop of files as a browser tells it, over the window of the chat. */
async function drag(
  target: Locator,
  type: string,
  files: { name: string; mimeType: string }[],
): Promise<void> {
  await target.evaluate(
    (element, [event, given]) => {
      const dataTransfer = new DataTransfer();
      for (const { name, mimeType } of given)
        dataTransfer.items.add(new File(["rye\n"], name, { type: mimeType }));
      element.dispatchEvent(new DragEvent(event, { bubbles: true, cancelable: true, dataTransfer }));
    },
    [type, files] as const,
  );
}

test("files are chosen, shown, sent, saved, and still there after a reload and in another tab", async ({
  context,
  page,
  server,
  site,
}) => {
  const { api, botId } = await openFileChat({ page, server, site });
  await expect(button(page, "Attach files")).toHaveAttribute("title", /PNG, JPG, WEBP, PDF, TXT, up to 5 MB/);

  await test.step("what is chosen shows as chips, and can be taken back", async () => {
    await picker(page).setInputFiles([LIST, await photo()]);
    await expect(chips(page)).toHaveCount(2);
    await expect(chips(page).locator("canvas")).toHaveCount(1);
    await expect(chips(page).locator("progress:visible")).toHaveCount(0);
    await button(page, "Remove list.txt").click();
    await expect(chips(page)).toHaveCount(1);
    await expect(button(page, "Remove cake.png")).toBeFocused();
    await picker(page).setInputFiles(LIST);
    await expect(chips(page)).toHaveCount(2);
  });

  await field(page).fill("When do you open?");
  await button(page, "Send").click();
  await expect(chips(page)).toHaveCount(0);
  await expect(log(page).getByText(/seven in the morning/)).toBeVisible();
  await expect(log(page).locator(".files canvas")).toHaveCount(1);
  await expect(log(page).getByText("cake.webp")).toBeHidden();

  const seen = async (where: Page) => {
    await expect(log(where).locator(".visitor")).toHaveCount(1);
    await expect(log(where).locator(".files canvas")).toHaveCount(1);
    const saving = where.waitForEvent("download");
    await button(where, /^Save list\.txt/).click();
    const download = await saving;
    expect(download.suggestedFilename()).toBe("list.txt");
    expect(await readFile(await download.path(), "utf8")).toBe("rye\nwheat\n");
  };
  await seen(page);
  await page.reload();
  await button(page, "Open chat").click();
  await seen(page);
  const other = await context.newPage();
  await openChat(other, site, botId);
  await seen(other);

  await test.step("a second tab follows", async () => {
    await picker(other).setInputFiles(LIST);
    await expect(chips(other).locator("progress:visible")).toHaveCount(0);
    await field(other).focus();
    await other.keyboard.press("Enter");
    await expect(log(other).getByText("kept for the team")).toBeVisible();
    await expect(button(page, /^Save list\.txt/)).toHaveCount(2);
  });

  await test.step("whoever deletes the chat deletes the files", async () => {
    type Listed<T> = { items: T[] };
    const found = await api.json<Listed<{ id: string }>>("GET", `/conversations?botId=${botId}`);
    const said = await api.json<Listed<{ files?: { url: string }[] }>>(
      "GET",
      `/conversations/${found.items[0]?.id}/messages`,
    );
    const path = said.items[0]?.files?.[0]?.url.replace("/api/v1", "") ?? "";
    expect((await api.call("GET", path)).status).toBe(200);
    await button(page, "More").click();
    await button(page, "Delete my chat").click();
    await button(page, "Delete for good").click();
    await expect(log(page).locator(".files")).toHaveCount(0);
    expect((await api.call("GET", path)).status).toBe(404);
  });
});

test("a wrong kind, a large file and a fourth one are refused at once, with a sentence", async ({
  page,
  server,
  site,
}) => {
  await openFileChat({ page, server, site });
  await picker(page).setInputFiles({ name: "tool.exe", mimeType: "", buffer: Buffer.from("MZ") });
  await expect(page.locator("chat-bot .tray").getByText("tool.exe cannot be sent.")).toBeVisible();
  await expect(chips(page)).toHaveCount(0);
  const large = { ...LIST, name: "large.txt", buffer: Buffer.alloc(5 * 1_048_576 + 1, "a") };
  await picker(page).setInputFiles(large);
  await expect(page.locator("chat-bot .tray").getByText("large.txt is too large.")).toBeVisible();
  const four = ["a.txt", "b.txt", "c.txt", "d.txt"].map((name) => ({ ...LIST, name }));
  await picker(page).setInputFiles(four);
  await expect(chips(page)).toHaveCount(3);
  await expect(page.locator("chat-bot .tray").getByText(/At most 3 files.*d\.txt/)).toBeVisible();
  await expectForEveryone(page, "files that were refused");
});

test("what the server finds wrong in a file stands beside it", async ({ complaints, page, server, site }) => {
  await openFileChat({ page, server, site });
  await picker(page).setInputFiles({ ...LIST, name: "cake.png", mimeType: "image/png" });
  await expect(chips(page).getByText(/What is in cake\.png is not what its ending says/)).toBeVisible();
  await field(page).fill("Hello");
  await page.keyboard.press("Enter");
  await expect(log(page).locator(".visitor")).toHaveText(/Hello/);
  await expect(log(page).locator(".files")).toHaveCount(0);
  complaints.length = 0;
});

test("files are pasted and dropped, with what is taken written on the layer", async ({
  page,
  server,
  site,
}) => {
  await openFileChat({ page, server, site });
  const frame = page.getByRole("dialog");
  await drag(frame, "dragenter", [LIST]);
  await expect(page.getByText("Drop files here")).toBeVisible();
  await expect(page.locator("chat-bot .drop")).toContainText("up to 5 MB each, at most 3");
  await drag(frame, "drop", [LIST]);
  await expect(page.getByText("Drop files here")).toBeHidden();
  await expect(chips(page)).toHaveCount(1);
  await field(page).evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(["wheat"], "pasted.txt", { type: "text/plain" }));
    element.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData }));
  });
  await expect(chips(page)).toHaveCount(2);
});

test("a message waits for what is on its way, and what is cancelled does not come along", async ({
  page,
  server,
  site,
}) => {
  await openFileChat({ page, server, site });
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route("**/files", async (route) => {
    if (route.request().method() === "POST") await held;
    await route.continue().catch(() => {});
  });
  await picker(page).setInputFiles([LIST, { ...LIST, name: "other.txt" }]);
  await expect(chips(page).locator("progress:visible")).toHaveCount(2);
  await field(page).fill("Here they are");
  await page.keyboard.press("Enter");
  await expect(
    page.getByText("Your message is sent as soon as the files have arrived.").first(),
  ).toBeVisible();
  await button(page, "Remove other.txt").click();
  await field(page).fill("Here it is");
  letGo();
  await expect(log(page).locator(".visitor .text")).toHaveText("Here it is");
  await expect(log(page).locator(".files li")).toHaveCount(1);
  await expect(field(page)).toHaveValue("");
});

test("with the keyboard alone, on a phone, in the dark and in Arabic, for everyone", async ({
  page,
  server,
  site,
}) => {
  await openFileChat({ page, server, site });
  await expect(button(page, "Attach files")).toBeVisible();
  await expect(field(page)).toBeFocused();
  const choosing = page.waitForEvent("filechooser");
  await page.keyboard.press("Shift+Tab");
  await expect(button(page, "Attach files")).toBeFocused();
  await page.keyboard.press("Enter");
  await (await choosing).setFiles([await photo(), { ...LIST, name: "a long name of a list of bread.txt" }]);
  await expect(chips(page).locator("progress:visible")).toHaveCount(0);
  await expectForEveryone(page, "chosen files");
  await button(page, "Attach files").focus();
  await page.keyboard.press("Shift+Tab");
  await expect(button(page, "Remove a long name of a list of bread.txt")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(button(page, "Remove cake.png")).toBeFocused();
  await field(page).focus();
  await page.keyboard.press("Enter");
  await expect(log(page).getByText("kept for the team")).toBeVisible();
  await expectForEveryone(page, "sent files");
  await picker(page).setInputFiles(LIST);
  await method(page, "setLocale", "ar");
  await expect(page.getByRole("list", { name: "ملفات للإرسال" }).getByRole("listitem")).toHaveCount(1);
  await expectForEveryone(page, "files in Arabic");
});

test("nothing of files is shown where the owner did not want them", async ({ page, server, site }) => {
  const { botId } = await publishedBot(server);
  await openChat(page, site, botId);
  await field(page).fill("When do you open?");
  await page.keyboard.press("Enter");
  await expect(log(page).getByText(/seven in the morning/)).toBeVisible();
  await expect(page.locator("chat-bot .attach")).toHaveCount(0);
  await drag(page.getByRole("dialog"), "dragenter", [LIST]);
  await expect(page.getByText("Drop files here")).toBeHidden();
});

test("an upload whose line is cut says so, and goes when it is tried again", async ({
  complaints,
  page,
  server,
  site,
}) => {
  await openFileChat({ page, server, site });
  let isCut = true;
  await page.route("**/files", async (route) => {
    if (isCut && route.request().method() === "POST") await route.abort();
    else await route.continue();
  });
  await picker(page).setInputFiles(LIST);
  await expect(chips(page).getByText("That did not work with list.txt.")).toBeVisible();
  isCut = false;
  await chips(page).getByRole("button", { name: "Retry" }).click();
  await expect(button(page, "Remove list.txt")).toBeFocused();
  await expect(chips(page).locator("progress:visible, .error:visible")).toHaveCount(0);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(button(page, /^Save list\.txt/)).toBeVisible();
  complaints.length = 0;
});

test("the owner switches it on, tries it in the preview, and saves what came", async ({ page, server }) => {
  await signUp(page, server);
  await createBakery(page);
  await openSection(page, "Behaviour");
  await page.getByLabel("Visitors may send files").check();
  await expect(page.getByText(/^Saved/).first()).toBeVisible();
  const preview = page.frameLocator("iframe");
  await preview.locator("input[type=file]").setInputFiles(LIST);
  await expect(preview.locator(".tray progress:visible")).toHaveCount(0);
  await preview.getByRole("button", { name: "Send" }).click();
  await expect(preview.getByRole("log").getByText("kept for the team")).toBeVisible();
  await page.getByRole("button", { name: /Why/ }).first().click();
  await expect(page.getByText("Files received")).toBeVisible();
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "list.txt" }).click();
  expect(await readFile(await (await saving).path(), "utf8")).toBe("rye\nwheat\n");
  await expectForEveryone(page, "files of an answer");
});
