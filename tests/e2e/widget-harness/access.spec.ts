import { expect } from "@playwright/test";
import { button, expectNoViolations, field, finished, log, open, say, test, visit } from "./widget-steps.ts";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

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
  test(`axe finds nothing: ${name}`, async ({ browser, harness }) => {
    const page = await browser.newPage({ ...options, baseURL: harness.site });
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
  harness,
}) => {
  const page = await browser.newPage({ ...PHONE, baseURL: harness.site });
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
