import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { startServer } from "#tests/setup/start-server.ts";
import { createBakery, expect, openSection, signUp, test } from "./product.ts";

interface Shop {
  /** The port of both `127.0.0.1` and `localhost`, which are two sites. */
  port: number;
  pages: Map<string, { html: string; policy?: string }>;
  close(): Promise<void>;
}

async function startShop(): Promise<Shop> {
  const pages: Shop["pages"] = new Map();
  const server = createServer((request, response) => {
    const page = pages.get(request.url ?? "");
    if (!page) return void response.writeHead(request.url === "/favicon.ico" ? 204 : 404).end();
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      ...(page.policy ? { "content-security-policy": page.policy } : {}),
    });
    response.end(`<!doctype html><html lang="en"><title>A shop</title><h1>Our shop</h1>${page.html}</html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return { port, pages, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

const findings = (page: Page) => page.getByRole("region", { name: "Is it working?" }).getByRole("listitem");

async function check(page: Page, url: string): Promise<void> {
  await page.getByLabel("Address of your page").fill(url);
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.getByRole("button", { name: "Check", exact: true })).toBeVisible({ timeout: 20_000 });
}

async function publish(page: Page, version: number): Promise<void> {
  await page.getByRole("button", { name: /^Publish version/ }).click();
  await expect(page.getByText(`Version ${version} is live. `)).toBeVisible({ timeout: 20_000 });
}

test("a page is checked before anybody asks why the bot is not there", async ({ page, context }) => {
  test.setTimeout(180_000);
  const shop = await startShop();
  const server = await startServer({
    database: process.env.TEST_DATABASE === "postgresql" ? "postgresql" : "sqlite",
    env: { ALLOWED_PRIVATE_HOSTS: `127.0.0.1:${shop.port},localhost:${shop.port}` },
  });
  const right = `http://localhost:${shop.port}`;
  const wrong = `http://127.0.0.1:${shop.port}`;
  try {
    await signUp(page, server);
    const botId = await createBakery(page);
    const html = `<script src="${server.url}/widget.js" data-bot="${botId}" async></script>`;
    shop.pages.set("/", { html });
    shop.pages.set("/strict", { html, policy: "default-src 'self'; script-src 'self'" });
    shop.pages.set("/other", { html: html.replace(botId, "b".repeat(26)) });
    await openSection(page, "Publish");

    await test.step("the allowed site is a chip, and takes effect when it is published", async () => {
      await expect(page.getByText("Empty: the bot answers on every site.")).toBeVisible();
      await page.getByLabel("Add a site").fill(`${right}/about`);
      await page.getByRole("button", { name: "Add", exact: true }).click();
      await expect(page.getByRole("button", { name: `Remove ${right}` })).toBeVisible();
      await publish(page, 1);
    });

    await test.step("a page where everything is right", async () => {
      await check(page, `${right}/`);
      await expect(page.getByText("Everything is right on this page.")).toBeVisible();
      await expect(findings(page).filter({ hasText: "It is this bot." })).toBeVisible();
      await expect(findings(page).filter({ hasText: `The site ${right} is allowed.` })).toBeVisible();
    });

    await test.step("it is heard when the page is opened", async () => {
      await page.getByRole("button", { name: /^Listen for 60 seconds/ }).click();
      const visitor = await context.newPage();
      await visitor.goto(`${right}/`);
      await visitor.getByRole("button", { name: "Open chat" }).hover();
      await expect(page.getByText(`It works: the bot was just opened on ${right}.`)).toBeVisible();
      await visitor.close();
    });

    await test.step("a site that is not allowed", async () => {
      await check(page, `${wrong}/`);
      await expect(findings(page).filter({ hasText: `The site ${wrong} is not allowed.` })).toBeVisible();
      await page.getByRole("button", { name: /^Listen for/ }).click();
      const visitor = await context.newPage();
      await visitor.goto(`${wrong}/`);
      await visitor.getByRole("button", { name: "Open chat" }).hover();
      await expect(page.getByText(`The bot on ${wrong} called just now and was refused`)).toBeVisible();
      await visitor.close();
      await page.reload();
      await expect(page.getByText("version 1", { exact: false }).first()).toBeVisible();
      await page.getByRole("button", { name: `Allow ${wrong}` }).click();
      await expect(page.getByText("In the list; publish to let it in")).toBeVisible();
      await publish(page, 2);
      await check(page, `${wrong}/`);
      await expect(findings(page).filter({ hasText: `The site ${wrong} is allowed.` })).toBeVisible();
    });

    await test.step("a page whose policy blocks the bot, with the lines to write", async () => {
      await check(page, `${right}/strict`);
      const policy = findings(page).filter({ hasText: "security policy (CSP) blocks the bot" });
      await expect(policy).toContainText(`script-src 'self' ${server.url}`);
      await expect(policy).toContainText(`connect-src 'self' ${server.url}`);
    });

    await test.step("another bot, and a page that is not there", async () => {
      await check(page, `${right}/other`);
      await expect(findings(page).filter({ hasText: "It is another bot" })).toContainText(botId);
      await check(page, `${right}/nowhere`);
      await expect(page.getByText("The page answers with error 404.")).toBeVisible();
    });

    await test.step("the QR code is drawn and can be taken along", async () => {
      const code = page.getByRole("img", { name: /^QR code/ });
      expect(await code.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(
        true,
      );
      const download = page.waitForEvent("download");
      await page.getByRole("link", { name: "PNG picture" }).click();
      expect((await download).suggestedFilename()).toBe("chat-qr.png");
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    });
  } finally {
    await server.stop();
    await shop.close();
  }
});
