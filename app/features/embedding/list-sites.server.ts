import type { Actor } from "#app/domain/access/permissions.ts";
import { getBotRow } from "#app/features/bots/index.server.ts";
import { db } from "#app/platform/db.server.ts";

export interface SeenSite {
  origin: string;
  /** The page it was last talked to on; empty when nobody did. */
  url: string;
  /** The version that stood there. */
  version: number | null;
  seenAt: string;
}
export interface RefusedSite {
  origin: string;
  refusedAt: string;
}
export interface Sites {
  /** Where the widget was opened, the latest first. */
  seen: SeenSite[];
  /** Sites whose visitors were turned away, the latest first. */
  refused: RefusedSite[];
}

/** The sites on which the bot was met. Throws `NOT_FOUND`. */
export async function listSites(input: { actor: Actor; botId: string }): Promise<Sites> {
  const { workspaceId } = input.actor;
  const bot = await getBotRow({ workspaceId, botId: input.botId });
  const sites = await db.embedSite.findMany({ where: { workspaceId, botId: bot.id } });
  const seen = sites.flatMap(({ origin, url, version, seenAt, refusedAt }) =>
    seenAt && !refusedAt ? [{ origin, url, version, seenAt: seenAt.toISOString() }] : [],
  );
  const refused = sites.flatMap(({ origin, refusedAt }) =>
    refusedAt ? [{ origin, refusedAt: refusedAt.toISOString() }] : [],
  );
  return {
    seen: seen.toSorted((a, b) => b.seenAt.localeCompare(a.seenAt)),
    refused: refused.toSorted((a, b) => b.refusedAt.localeCompare(a.refusedAt)),
  };
}
