import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Page, Response } from "@playwright/test";
import { expect, signUp, test } from "./product.ts";

/** `docs/architecture.md`: what a first page may load, compressed. */
const MOST_BYTES = 130 * 1_024;

/** Bytes of JavaScript, compressed, that the page at the address loads by itself; the bot on the front page comes after it, and has bounds of its own. */
async function scriptBytes(page: Page, address: string): Promise<number> {
  const sizes: Promise<number>[] = [];
  const onResponse = (response: Response) => {
    if (
      new URL(response.url()).pathname.startsWith("/assets/") &&
      response.request().resourceType() === "script"
    )
      sizes.push(response.body().then((body) => gzipSync(body).length));
  };
  page.on("response", onResponse);
  await page.goto(address, { waitUntil: "load" });
  let bytes = 0;
  for (let counted = -1; counted < sizes.length;) {
    counted = sizes.length;
    bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    // A script may have asked for another one.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  }
  page.off("response", onResponse);
  return bytes;
}

test("a first page loads little JavaScript", async ({ page, server, browser }) => {
  await signUp(page, server);
  const list = page.url();
  const cookies = await page.context().cookies();
  for (const address of [`${server.url}/`, `${server.url}/sign-in`, list]) {
    const context = await browser.newContext();
    if (address === list) await context.addCookies(cookies);
    const bytes = await scriptBytes(await context.newPage(), address);
    await context.close();
    expect(bytes, address).toBeGreaterThan(10_000);
    expect(bytes, address).toBeLessThanOrEqual(MOST_BYTES);
  }
});

test("what checks the server's input is in no script of a page", () => {
  const assets = path.resolve("build/client/assets");
  const withZod = readdirSync(assets).filter(
    (name) => name.endsWith(".js") && readFileSync(path.join(assets, name), "utf8").includes("invalid_union"),
  );
  expect(withZod).toEqual([]);
});
