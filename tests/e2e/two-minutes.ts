import { expect, type Page } from "@playwright/test";
import type { TestServer } from "#tests/setup/start-server.ts";
import type { ForeignSite } from "./foreign-site.ts";

export interface WalkStep {
  /** Of the picture, in kebab case. */
  name: string;
  /** What the person has done, as a sentence. */
  text: string;
}

interface WalkPlace {
  page: Page;
  server: Pick<TestServer, "url">;
  /** Somebody's page on which the bot is put in the end. */
  site: ForeignSite;
  /** Of the site that the bot is made from. */
  address: string;
}

/** The way of somebody new from nothing to a bot that answers on their page; `onStep` is called when each step can be seen. */
export async function walk(place: WalkPlace, onStep: (step: WalkStep) => Promise<void>): Promise<void> {
  const { page, site } = place;
  await signUp(place, onStep);
  await startFromAddress(place, onStep);
  await tryIt(page, onStep);
  const botId = await publish(page, onStep);
  await page.goto(site.page(botId));
  await page.getByRole("button", { name: /^Open chat/ }).click();
  await page.getByRole("textbox", { name: "Message" }).fill("When do you open?");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("log")).toContainText("opens at seven in the morning");
  await onStep({
    name: "answered",
    text: "A visitor of another page asks, and is answered from the website.",
  });
}

type OnStep = (step: WalkStep) => Promise<void>;

async function signUp({ page, server }: WalkPlace, onStep: OnStep): Promise<void> {
  await page.goto(`${server.url}/sign-up`);
  await page.getByLabel("E-mail").fill(`walk-${Date.now()}@example.org`);
  await page.getByLabel("Password", { exact: true }).fill("correct horse battery");
  await onStep({ name: "sign-up", text: "An e-mail address and a password make an account." });
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(/\/bots$/);
  await onStep({ name: "empty", text: "The account is empty and says how to begin." });
}

async function startFromAddress({ page, address }: WalkPlace, onStep: OnStep): Promise<void> {
  await page.getByLabel("Your website").fill(address);
  await page.getByRole("button", { name: "Start from it" }).click();
  await expect(page.getByLabel("Name of the bot")).toHaveValue("Ada's Bakery");
  await expect(page.getByText("Ready").first()).toBeVisible({ timeout: 20_000 });
  await onStep({
    name: "proposal",
    text: "The website was read and suggests a bot, while its other pages are read.",
  });
  await page.getByRole("button", { name: "Create bot" }).click();
  await expect(page).toHaveURL(/\/knowledge$/);
  await expect(page.getByText("Ready")).toHaveCount(2, { timeout: 30_000 });
  await onStep({ name: "knowledge", text: "The bot is there, and knows the website." });
}

async function tryIt(page: Page, onStep: OnStep): Promise<void> {
  const preview = page.frameLocator("iframe").first();
  await preview.getByRole("textbox", { name: "Message" }).fill("What does delivery cost?");
  await preview.getByRole("button", { name: "Send" }).click();
  await expect(preview.getByRole("log")).toContainText("3 euros");
  await onStep({
    name: "preview",
    text: "A question in the preview is answered with the page that says it.",
  });
}

async function publish(page: Page, onStep: OnStep): Promise<string> {
  await page.getByRole("navigation").getByRole("link", { name: "Publish", exact: true }).last().click();
  await page.getByRole("button", { name: "Publish version 1" }).click();
  await expect(page.getByText("Live v1").first()).toBeVisible();
  const botId = /bots\/([a-z2-7]{26})/.exec(page.url())?.[1] ?? "";
  await expect(page.getByText(`data-bot="${botId}"`).first()).toBeVisible();
  await onStep({ name: "published", text: "Version 1 is live; one line of HTML puts it on a page." });
  return botId;
}
