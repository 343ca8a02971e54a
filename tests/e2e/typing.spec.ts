import { createBot, expect, openSection, signUp, test } from "./product.ts";

test("a pause while typing changes nothing of what is typed, and an empty row is nobody's mistake", async ({
  page,
  server,
  complaints,
}) => {
  await signUp(page, server);
  await createBot(page, "Bakery");
  await openSection(page, "Identity");
  const isSaved = () =>
    page.waitForResponse((response) => response.url().endsWith("/draft") && response.ok());

  await test.step("the space before the pause is there after it", async () => {
    const name = page.getByRole("textbox", { name: "Name", exact: true });
    const isStored = isSaved();
    await name.fill("Ada ");
    await isStored;
    await expect(page.getByText(/^Saved/).first()).toBeVisible();
    await name.pressSequentially("Bakery");
    await expect(name).toHaveValue("Ada Bakery");
  });

  await test.step("a new row waits for its question without a complaint, and holds nothing back", async () => {
    await page.getByRole("button", { name: "Add a question" }).click();
    const first = page.getByRole("textbox", { name: "Starter question 1" });
    await expect(first).toBeFocused();
    await page.getByRole("button", { name: "Add a question" }).click();
    const isStored = isSaved();
    await page.getByRole("textbox", { name: "Starter question 2" }).fill("When do you open?");
    await isStored;
    await expect(first).toHaveValue("");
    await expect(page.getByText("This is needed.")).toHaveCount(0);
    const preview = page.frameLocator("iframe").first();
    await expect(preview.getByRole("button", { name: "When do you open?" })).toBeVisible();
  });

  await test.step("what cannot be saved is named where it holds the publishing back", async () => {
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("");
    await expect(page.getByText("This is needed.")).toBeVisible();
    expect(complaints.splice(0), "the browser's own word for a refused value").toHaveLength(1);
    await openSection(page, "Publish");
    await page.getByRole("button", { name: "Publish version 1" }).click();
    await expect(
      page.getByText("Nothing was published, because this could not be saved: Name."),
    ).toBeVisible();
  });

  await test.step("a version says each of its settings in words", async () => {
    await openSection(page, "Identity");
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("Bakery");
    await openSection(page, "Publish");
    await page.getByRole("button", { name: "Publish version 1" }).click();
    await expect(page.getByText("Version 1 is live.")).toBeVisible();
    await page.goto(page.url().replace(/publish$/, "versions/1?view=settings"));
    await expect(page.getByText("Form: fields")).toBeVisible();
    await expect(page.getByText("changes.setting")).toHaveCount(0);
    await expect(page.getByText("[object")).toHaveCount(0);
  });
});
