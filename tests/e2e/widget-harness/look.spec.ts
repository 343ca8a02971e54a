import { expect, type Locator } from "@playwright/test";
import { button, expectNoViolations, field, log, open, test, visit } from "./widget-steps.ts";

const styleOf = (target: Locator, name: string) =>
  target.evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name);
const launcher = "chat-bot .launcher";
const frame = "chat-bot [part=window]";

test("the button has the shape, size, place and words of the snippet before anything is asked for", async ({
  harness,
  page,
}) => {
  await visit(
    page,
    "bot=demo&shape=pill&label=Ask+the+bakery&position=bottom-left" +
      `&css=${encodeURIComponent("--chatbot-size:64px;--chatbot-offset:30px 100px;--chatbot-z-index:5")}`,
  );
  const pill = button(page, "Ask the bakery");
  const box = await pill.boundingBox();
  const view = page.viewportSize();
  expect(box?.height).toBe(64);
  expect(box?.width).toBeGreaterThan(150);
  expect(box?.x).toBe(100);
  expect((view?.height ?? 0) - (box?.y ?? 0) - 64).toBe(30);
  expect(await styleOf(page.locator(launcher), "z-index")).toBe("5");
  expect(await pill.evaluate((element) => getComputedStyle(element, "::after").content)).toBe(
    '"Ask the bakery"',
  );
  expect(harness.requests).toEqual(["GET /widget.js"]);
  await expectNoViolations(page);
  await pill.click();
  await expect(field(page)).toBeVisible();
  const window = await page.locator(frame).boundingBox();
  expect(window?.x).toBe(100);
  expect(await styleOf(page.locator(frame), "direction")).toBe("ltr");
  expect((window?.y ?? 0) + (window?.height ?? 0)).toBe((box?.y ?? 0) - 12);
});

test("the button speaks the language of the page: its own words for it, else the product's", async ({
  page,
}) => {
  const labels = "bot=demo&label=Ask+us&label-es=Pregunte";
  await visit(page, `${labels}&page=es`);
  await expect(button(page, "Pregunte")).toBeVisible();
  await visit(page, labels);
  await expect(button(page, "Ask us")).toBeVisible();
  await visit(page, "bot=demo&page=ar");
  const box = await button(page, "فتح المحادثة").boundingBox();
  expect(box?.x).toBe(20);
});

for (const [direction, side] of [
  ["page=en&lang=ar", "right"],
  ["page=ar&lang=en", "left"],
] as const)
  test(`the window and the greeting stand above the button in the corner of the page (${direction})`, async ({
    page,
  }) => {
    const edgeOf = async (target: Locator) => {
      const box = await target.boundingBox();
      const gap =
        side === "left" ? box?.x : (page.viewportSize()?.width ?? 0) - (box?.x ?? 0) - (box?.width ?? 0);
      return Math.round(gap ?? -1);
    };
    await visit(page, `bot=greeting&open=greet:0.1&${direction}`);
    await expect(page.locator("chat-bot .card")).toBeVisible();
    expect(await edgeOf(page.locator("chat-bot .card"))).toBe(20);
    expect(await edgeOf(page.locator(launcher))).toBe(20);
    await page.locator(launcher).click();
    await expect(page.locator(frame)).toBeVisible();
    expect(await edgeOf(page.locator(frame))).toBe(20);
  });

for (const [shape, size, radius] of [
  ["rounded", "48px", "18px"],
  ["circle", "64px", "99px"],
] as const)
  test(`a ${shape} button of ${size}`, async ({ page }) => {
    await visit(page, `bot=demo&shape=${shape}&css=--chatbot-size:${size}`);
    const box = await button(page, "Open chat").boundingBox();
    expect([`${box?.width}px`, `${box?.height}px`]).toEqual([size, size]);
    expect(await styleOf(page.locator(launcher), "border-top-left-radius")).toBe(radius);
    await expectNoViolations(page);
  });

test("the avatar stands in the header, and on the button where the page wants it, under the strictest policy", async ({
  harness,
  page,
}) => {
  await visit(page, "bot=pictures&icon=avatar");
  await expect(page.locator(`${launcher} canvas`)).toBeVisible();
  await button(page, "Open chat").click();
  await expect(page.locator("chat-bot .avatar canvas")).toBeVisible();
  await expectNoViolations(page);
  expect(harness.requests.filter((one) => one.includes("/images/"))).not.toEqual([]);
});

test("the logo stands on a page of its own, and letters where a picture does not come", async ({ page }) => {
  await visit(page, "bot=pictures&mode=page&channel=page");
  await expect(page.locator("chat-bot canvas.logo")).toBeVisible();
  await open(page, "bot=lost");
  await expect(page.locator("chat-bot .avatar")).toHaveText("M");
});

test("properties that the bot brings are put on, and those of the page come before them", async ({
  page,
}) => {
  await open(page, "bot=wide");
  await expect(page.locator(frame)).toHaveCSS("width", "320px");
  await expect(page.locator(frame)).toHaveCSS("background-color", "rgb(255, 250, 240)");
  await open(page, "bot=wide&styled=1");
  await expect(page.locator(frame)).toHaveCSS("background-color", "rgb(250, 240, 230)");
});

test("a page styles the widget by every documented property and part", async ({ page }) => {
  await open(page, "bot=demo&styled=1");
  await expect(log(page)).toContainText("Hello");
  const window = page.locator(frame);
  const expected: [Locator, string, string][] = [
    [page.locator(launcher), "background-color", "rgb(122, 59, 105)"],
    [page.locator(launcher), "padding-top", "18px"],
    [page.locator(launcher), "margin-bottom", "40px"],
    [page.locator(launcher), "margin-right", "30px"],
    [page.locator(launcher), "z-index", "77"],
    [page.locator(launcher), "outline-color", "rgb(1, 2, 3)"],
    [window, "color", "rgb(10, 20, 30)"],
    [window, "background-color", "rgb(250, 240, 230)"],
    [window, "border-bottom-left-radius", "3px"],
    [window, "font-family", "Georgia"],
    [window, "width", "350px"],
    [window, "height", "420px"],
    [window, "z-index", "77"],
    [window, "border-top-width", "5px"],
    [page.locator("chat-bot header"), "background-color", "rgb(4, 5, 6)"],
    [page.locator("chat-bot [part=message]").first(), "letter-spacing", "2px"],
    [field(page), "font-style", "italic"],
  ];
  for (const [target, name, value] of expected) await expect(target).toHaveCSS(name, value);
});

test("with a large offset and a low window the chat stays on the screen", async ({ page }) => {
  await page.setViewportSize({ width: 700, height: 420 });
  await open(page, `bot=demo&css=${encodeURIComponent("--chatbot-offset:120px 120px;--chatbot-size:64px")}`);
  const box = await page.locator(frame).boundingBox();
  expect(box?.y).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBe(580);
});
