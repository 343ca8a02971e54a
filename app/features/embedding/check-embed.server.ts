import type { Actor } from "#app/domain/access/permissions.ts";
import { readBotSettings } from "#app/domain/bot/bot-settings.ts";
import { findEmbeds, findInCode, type Embed } from "#app/domain/embedding/find-embeds.ts";
import { judgeEmbed, type EmbedFinding } from "#app/domain/embedding/judge-embed.ts";
import { getBotRow, getLiveBot } from "#app/features/bots/index.server.ts";
import { isOwnOrigin } from "#app/features/conversations/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { isId } from "#app/shared/ids.ts";
import { fetchPage, fetchScript, type PageFailure } from "./fetch-page.server.ts";

/** Containers of tag managers that are looked into. */
const MOST_MANAGERS = 2;

export interface EmbedCheck {
  /** Where the page was found, or the address that was asked for. */
  url: string;
  /** Why the page could not be looked at; null when it was. */
  failure: PageFailure | null;
  /** Of the site's answer, when that was the reason. */
  status: number | null;
  findings: EmbedFinding[];
}

/**
 * What a page's HTML says about the bot on it: whether it is there, the right one, allowed, and what the page's policy blocks. The
 * page is fetched without running anything. Throws `NOT_FOUND`.
 */
export async function checkEmbed(input: { actor: Actor; botId: string; url: string }): Promise<EmbedCheck> {
  const { workspaceId } = input.actor;
  const bot = await getBotRow({ workspaceId, botId: input.botId });
  const page = await fetchPage(input.url);
  if (page.failure !== null)
    return { url: input.url, failure: page.failure, status: page.status, findings: [] };
  const { embeds, policies, managers } = findEmbeds(page.html, page.url);
  const all = [...embeds, ...(await embedsOfManagers(managers))];
  const { live, availability } = await getLiveBot(bot.id);
  const draft = readBotSettings(bot.draft);
  const settings = live?.settings ?? draft;
  const findings = judgeEmbed({
    embeds: all,
    managerCount: managers.length,
    policies: [...page.policies, ...policies],
    pageUrl: page.url,
    botId: bot.id,
    appOrigin: ownOriginOn(all),
    otherBots: await namesOf(workspaceId, all),
    availability,
    sites: settings.allowedSites,
    draftSites: draft.allowedSites,
    hasImage: settings.avatar.includes("/"),
  });
  return { url: page.url, failure: null, status: null, findings };
}

/** This server's origin as the page names it: on loopback there are several. */
function ownOriginOn(embeds: readonly Embed[]): string {
  const named = embeds.find(({ origin }) => origin !== null && isOwnOrigin(origin))?.origin;
  return named ?? new URL(env.appUrl).origin;
}

async function embedsOfManagers(managers: readonly string[]): Promise<Embed[]> {
  const containers = await Promise.all(managers.slice(0, MOST_MANAGERS).map(fetchScript));
  return containers.flatMap((code) => {
    const found = findInCode(code);
    return found ? [{ kind: "manager" as const, ...found }] : [];
  });
}

/** The names of this workspace's bots among those on the page. */
async function namesOf(workspaceId: string, embeds: readonly Embed[]): Promise<Map<string, string>> {
  const ids = new Set(embeds.flatMap(({ botId }) => (botId !== null && isId(botId) ? [botId] : [])));
  const bots = await db.bot.findMany({
    where: { workspaceId, id: { in: [...ids].slice(0, 50) }, deletedAt: null },
    select: { id: true, name: true },
  });
  return new Map(bots.map(({ id, name }) => [id, name]));
}
