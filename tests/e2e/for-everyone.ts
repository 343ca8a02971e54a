import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./product.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
const SIZES = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

const everyone = expect.configure({ soft: true, timeout: 20_000 });

async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map((node) => `${node.html.slice(0, 120)} (${node.any[0]?.message ?? ""})`).join(" | ")}`,
  );
}

/** No violation of WCAG 2.2 AA in light and dark, on a desktop and a phone, and nothing to scroll sideways. */
export async function expectForEveryone(page: Page, name: string): Promise<void> {
  for (const [device, size] of Object.entries(SIZES)) {
    await page.setViewportSize(size);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      // Asked until it holds: what fades from the other colours has faded then.
      await everyone
        .poll(() => violationsOf(page), { message: `${name}, ${device}, ${colorScheme}` })
        .toEqual([]);
    }
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(overflow, `${name} scrolls sideways on a ${device}`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize(SIZES.desktop);
}
