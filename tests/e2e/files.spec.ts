import { makeHandbook, nameOf } from "#tests/fixtures/make-pdf.ts";
import { createBot, expect, openSection, signUp, test } from "./product.ts";

test("an answer from a PDF says its page and opens it there", async ({ page, server }) => {
  await signUp(page, server);
  const botId = await createBot(page, "Harbour");

  await test.step("the file is uploaded and read", async () => {
    await page.goto(`${page.url().split("?")[0]}?add=files`);
    await page.locator('input[type="file"]').setInputFiles({
      name: "handbook.pdf",
      mimeType: "application/pdf",
      buffer: makeHandbook(12),
    });
    await expect(page.getByText("Ready").first()).toBeVisible({ timeout: 30_000 });
  });

  await test.step("the bot is published", async () => {
    await openSection(page, "Publish");
    await page.getByRole("button", { name: "Publish version 1" }).click();
    await expect(page.getByText("Live v1").first()).toBeVisible();
  });

  await test.step("a visitor asks, and the citation opens the page", async () => {
    await page.goto(`${server.url}/chat/${botId}`);
    await page.getByRole("textbox", { name: "Message" }).fill(`Which lantern is called ${nameOf(6)}?`);
    await page.getByRole("button", { name: "Send" }).click();
    const log = page.getByRole("log");
    await expect(log).toContainText(`berth 7 is called ${nameOf(6)}`);
    await log
      .getByRole("button", { name: /Harbour handbook/ })
      .first()
      .click();
    const drawer = page.getByRole("dialog", { name: "Harbour handbook" });
    await expect(drawer).toContainText("Page 7");
    const link = drawer.getByRole("link", { name: "Open" });
    await expect(link).toHaveAttribute("href", /\/files\/[a-z2-7]{26}\/handbook\.pdf#page=7$/);
    const address = (await link.getAttribute("href")) ?? "";
    // Without the owner's cookie, as a visitor would.
    const response = await fetch(address);
    expect(response.headers.get("content-type")).toBe("application/pdf");
    expect(response.headers.get("content-disposition")).toContain("inline");
    expect(Buffer.from(await response.arrayBuffer()).toString("latin1")).toContain("%PDF-1.4");
  });
});
