import { isAllowedSite } from "#app/domain/access/allowed-site.ts";
import { getLiveBot } from "#app/features/bots/index.server.ts";
import { isOwnOrigin } from "#app/features/conversations/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";

/** Sites that are kept per bot, allowed and refused together. */
export const MOST_SITES = 200;
const WRITE_EVERY_MS = 5_000;
const MOST_REMEMBERED = 10_000;
const written = singleton("site-visits", () => new Map<string, number>());

function wasJustWritten(key: string): boolean {
  const now = Date.now();
  if (now - (written.get(key) ?? 0) < WRITE_EVERY_MS) return true;
  if (written.size >= MOST_REMEMBERED) written.clear();
  written.set(key, now);
  return false;
}

/**
 * The widget asked for the bot from a page of that origin: afterwards the site is listed as one where the bot stands, or as one that was
 * refused. Our own pages are no sites. Written at most every 5 seconds a site; of more than `MOST_SITES` the oldest go.
 */
export async function recordVisit(input: {
  botId: string;
  /** As the browser wrote it. */
  origin: string | null;
  /** The version that the page stays with. */
  version: number | undefined;
}): Promise<void> {
  const { botId, origin } = input;
  if (origin === null || !/^https?:/.test(origin) || !URL.canParse(origin)) return;
  if (origin.length > 300 || isOwnOrigin(origin) || wasJustWritten(`${botId} ${origin}`)) return;
  const { workspaceId, live } = await getLiveBot(botId);
  const isAllowed = !live || isAllowedSite(live.settings.allowedSites, origin);
  const version = input.version ?? (typeof live?.version === "number" ? live.version : null);
  const now = new Date();
  const values = isAllowed ? { seenAt: now, refusedAt: null, version } : { refusedAt: now };
  await db.embedSite.upsert({
    where: { workspaceId_botId_origin: { workspaceId, botId, origin } },
    create: { workspaceId, botId, origin, ...values },
    update: values,
  });
  await dropOldest(workspaceId, botId);
}

async function dropOldest(workspaceId: string, botId: string): Promise<void> {
  if ((await db.embedSite.count({ where: { workspaceId, botId } })) <= MOST_SITES) return;
  const sites = await db.embedSite.findMany({ where: { workspaceId, botId } });
  const latest = (site: (typeof sites)[number]) => Math.max(Number(site.seenAt), Number(site.refusedAt));
  const oldest = sites.toSorted((a, b) => latest(b) - latest(a)).slice(MOST_SITES);
  await db.embedSite.deleteMany({
    where: { workspaceId, botId, origin: { in: oldest.map(({ origin }) => origin) } },
  });
}
