import { expectForEveryone } from "./for-everyone.ts";
import { createBakery, expect, openSection, signUp, test } from "./product.ts";

test("the preview follows the person's colours, the visitor's language, and keeps what is half typed", async ({
  page,
  server,
}) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ colorScheme: "dark" });
  await signUp(page, server);
  await createBakery(page);
  await openSection(page, "Identity");
  const preview = page.frameLocator("iframe").first();
  const composer = preview.getByRole("textbox");

  await test.step("it opens in the colours of the page around it", async () => {
    await expect(composer).toBeVisible();
    await expect(page.getByRole("button", { name: "Dark", exact: true })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    expect(await page.locator("iframe").first().getAttribute("src")).toContain("theme=dark");
  });

  await test.step("a save leaves the text, the focus and the place in the text", async () => {
    await page.getByLabel("Greeting").fill("Good morning!");
    await composer.fill("How much is bread?");
    await composer.press("Home");
    await expect(preview.getByText("Good morning!")).toBeVisible({ timeout: 15_000 });
    await expect(composer).toHaveValue("How much is bread?");
    await expect(composer).toBeFocused();
    await page.keyboard.type("So: ");
    await expect(composer).toHaveValue("So: How much is bread?");
  });

  await test.step("it speaks the language of the visitor", async () => {
    await page.getByLabel("Language of the visitor").selectOption("fr");
    await expect(preview.locator("chat-bot").getByRole("textbox", { name: "Message" })).toBeVisible();
    await page.getByLabel("Language of the visitor").selectOption("ar");
    await expect(preview.getByRole("textbox", { name: "رسالة" })).toHaveValue("So: How much is bread?");
  });

  await test.step("a new visitor begins with nothing, in the language and colours that were chosen", async () => {
    await composer.press("Enter");
    await expect(preview.getByRole("log")).toContainText("How much is bread?");
    await page.getByRole("button", { name: "As a new visitor" }).click();
    await expect(preview.getByRole("log")).not.toContainText("How much is bread?");
    await expect(composer).toBeVisible();
    await expect(preview.locator("html")).toHaveAttribute("dir", "rtl");
    await expect(page.getByText("This is the real widget on your draft.")).toBeVisible();
  });

  await expectForEveryone(page, "the editor with its preview");
});
