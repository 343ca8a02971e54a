import type { Page } from "@playwright/test";
import { BAKERY } from "#tests/factories/bakery.ts";
import { restClient, type RestClient } from "#tests/factories/rest-client.ts";
import type { TestServer } from "#tests/setup/start-server.ts";

type Heard = [name: string, detail: Record<string, unknown> | null];
interface PageWindow {
  chatbot: Record<string, (...args: unknown[]) => unknown> & ((...args: unknown[]) => unknown);
  heard: Heard[];
}

const EVENTS =
  "ready open close message answer-start answer-end citation feedback lead handover unread error reset";

/** A bot about a bakery, published, of a new owner; answers what reaches it as a program. */
export async function publishedBot(
  server: TestServer,
  settings: Record<string, unknown> = {},
): Promise<{ api: RestClient; botId: string }> {
  const owner = await server.createUser();
  const api = restClient(server.url, await server.createToken(owner.email));
  const { id } = await api.createBot({ name: "Ada's bakery", ...settings });
  await api.addText(id, "About the bakery", BAKERY);
  await api.publish(id);
  return { api, botId: id };
}

/** From the first moment of each page on, every event of the widget is written down. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript((names) => {
    const target = window as unknown as PageWindow;
    target.heard = [];
    for (const name of names.split(" "))
      addEventListener(`chatbot:${name}`, (event) =>
        target.heard.push([name, (event as CustomEvent<Heard[1]>).detail]),
      );
  }, EVENTS);
}

export const heard = (page: Page) => page.evaluate(() => (window as unknown as PageWindow).heard);
/** The details of all events of that name. */
export const details = async (page: Page, name: string) =>
  (await heard(page)).filter(([heardName]) => heardName === name).map(([, detail]) => detail);

/** As `chatbot("name", …)`. */
export const call = (page: Page, name: string, ...args: unknown[]) =>
  page.evaluate(([command, given]) => (window as unknown as PageWindow).chatbot(command, ...given), [
    name,
    args,
  ] as const);
/** As `chatbot.name(…)`. */
export const method = (page: Page, name: string, ...args: unknown[]) =>
  page.evaluate(([command, given]) => (window as unknown as PageWindow).chatbot[command]?.(...given), [
    name,
    args,
  ] as const);
