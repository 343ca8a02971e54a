import { expect, type Page } from "@playwright/test";
import { button, visit } from "./widget-steps.ts";

interface Held {
  /** What a screen reader calls it; "page" outside the chat, "nothing" where the focus is lost. */
  name: string;
  /** It can be seen that it has the focus, and nothing lies over it. */
  isSeen: boolean;
}

/** Where the focus is. The window itself has none that is seen: it is named and surrounds everything. */
export const held = (page: Page): Promise<Held> =>
  page.evaluate(() => {
    const root = document.querySelector("chat-bot")?.shadowRoot;
    const element = root?.activeElement as HTMLElement | null | undefined;
    if (!root || !element) {
      const isLost = document.activeElement === document.body || document.activeElement === null;
      return { name: isLost ? "nothing" : "page", isSeen: true };
    }
    const label = element.closest("label")?.querySelector("span")?.textContent;
    const isTyped = element.matches("input, select, textarea");
    const name = element.getAttribute("aria-label") ?? label ?? (isTyped ? "" : element.textContent?.trim());
    const isOutlined = (one: Element | null) => one !== null && getComputedStyle(one).outlineStyle !== "none";
    const { height, left, top, width } = element.getBoundingClientRect();
    const above = root.elementFromPoint(left + width / 2, top + height / 2);
    const isOnTop = above !== null && (element.contains(above) || above.contains(element));
    const isWindow = element.matches(".frame");
    return {
      name: name ?? "",
      isSeen: isWindow || ((isOutlined(element) || isOutlined(element.closest(".composer"))) && isOnTop),
    };
  });

/** The name of what has the focus, once it is that. */
export const expectFocus = (page: Page, name: string | RegExp) =>
  expect
    .poll(async () => (await held(page)).name, { message: `focus on ${name}` })
    .toMatch(
      typeof name === "string" ? new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`) : name,
    );

/** Goes to the button of the chat as somebody does who has no mouse. */
export async function toLauncher(page: Page): Promise<void> {
  await page.locator("#first").focus();
  await page.keyboard.press("Tab");
}

/** How many things in the chat can be reached. */
const countReachable = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const root = document.querySelector("chat-bot")?.shadowRoot;
    const every = root?.querySelectorAll<HTMLElement>(
      "button, a[href], input, select, textarea, [tabindex='0']",
    );
    return [...(every ?? [])].filter(
      (one) => one.getClientRects().length > 0 && !one.matches(":disabled") && !one.closest("[inert]"),
    ).length;
  });

/**
 * Presses Tab from the button of the chat to its end, and Shift+Tab back: everything is reached, in the same order, seen, and never
 * nothing. Answers the names in their order.
 */
export async function walk(page: Page): Promise<string[]> {
  const count = await countReachable(page);
  await toLauncher(page);
  const there: string[] = [];
  for (let step = 0; step < count; step += 1) {
    const { name, isSeen } = await held(page);
    expect(isSeen, `"${name}" is seen to have the focus`).toBe(true);
    there.push(name);
    if (step < count - 1) await page.keyboard.press("Tab");
  }
  const back: string[] = [];
  for (let step = 0; step < count; step += 1) {
    back.unshift((await held(page)).name);
    await page.keyboard.press("Shift+Tab");
  }
  expect(there).not.toContain("nothing");
  expect(there).not.toContain("page");
  expect(back).toEqual(there);
  expect((await held(page)).name).toBe("page");
  return there;
}

/** Presses Tab until that has the focus. */
export async function tabTo(page: Page, name: string, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  for (let step = 0; step < 30 && (await held(page)).name !== name; step += 1) await page.keyboard.press(key);
  await expectFocus(page, name);
}

/** What stands above and below the messages, in the order of the Tab key. */
export const AROUND = ["Close chat", "Start over", "More", "Conversation"];
export const BELOW = ["Message", "Send", "Talk to a person"];

/** Presses keys one after the other. */
export const press = (page: Page, ...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

/** Opens the chat with Enter. */
export async function openByKey(
  page: Page,
  query = "bot=demo",
  focus: string | RegExp = "Message",
): Promise<void> {
  await visit(page, query);
  await expect(button(page, "Open chat")).toBeVisible();
  await toLauncher(page);
  await press(page, "Enter");
  await expectFocus(page, focus);
}

/** Writes into the field, which has the focus, and sends it. */
export async function type(page: Page, text: string): Promise<void> {
  await expectFocus(page, "Message");
  await page.keyboard.type(text);
  await press(page, "Enter");
}

/** The window closes, and its button has the focus. */
export async function closes(page: Page): Promise<void> {
  await press(page, "Escape");
  await expectFocus(page, /^Open chat/);
  await expect(page.getByRole("dialog")).toHaveCount(0);
}
