import type { Actor } from "#app/domain/access/permissions.ts";
import type { BotChanges } from "#app/domain/bot/bot-settings.ts";
import { otherPagesOf } from "#app/domain/start/other-pages.ts";
import { proposeBot, type BotProposal } from "#app/domain/start/propose-bot.ts";
import { siteNameOf } from "#app/domain/start/site-name.ts";
import { createBot } from "#app/features/bots/index.server.ts";
import {
  addSource,
  readFrontPage,
  UnreadableSource,
  type FrontPage,
} from "#app/features/knowledge/index.server.ts";
import { fieldError } from "#app/shared/app-error.ts";
import { PROBLEMS, type Problem } from "./problems.ts";

/**
 * There is a bot with what the page at the address suggests, and its pages are being read. Throws `INVALID` on `url` with the
 * reason when the page cannot be read; then there is nothing.
 */
export async function startFromAddress(input: {
  actor: Actor;
  url: string;
  /** Of the site, read at most. */
  pages: number;
}): Promise<{ botId: string }> {
  const { actor } = input;
  const page = await frontPage(actor.workspaceId, input.url);
  const proposal = proposeBot(page);
  const { id: botId } = await createBot({
    actor,
    name: proposal.name,
    locale: localeOf(proposal),
    settings: settingsOf(proposal),
  });
  await addSource({ actor, botId, source: { type: "url", url: page.url } });
  const others = otherPagesOf(page, input.pages);
  if (others) await addSource({ actor, botId, source: others });
  return { botId };
}

/** There is a bot called like the site, with its page as a source that is tried again; nobody looked at the page yet. */
export async function startUnread(input: { actor: Actor; url: string }): Promise<{ botId: string }> {
  const { actor, url } = input;
  const { id: botId } = await createBot({ actor, name: siteNameOf({ url, title: "", siteName: "" }) });
  await addSource({ actor, botId, source: { type: "url", url } });
  return { botId };
}

async function frontPage(workspaceId: string, url: string): Promise<FrontPage> {
  try {
    return await readFrontPage({ workspaceId, url });
  } catch (error) {
    if (!(error instanceof UnreadableSource)) throw error;
    const reason: Problem = PROBLEMS.find((known) => known === error.code) ?? "OTHER";
    throw fieldError("url", "PAGE_UNREADABLE", { reason });
  }
}

/** The language of the bot's own words; the widget still speaks its visitor's. */
const localeOf = ({ language }: BotProposal) => (language === "es" || language === "ar" ? language : "en");

function settingsOf({ description, greeting, starters, colour }: BotProposal): BotChanges {
  return { description, greeting, starters, ...(colour ? { look: { color: colour } } : {}) };
}
