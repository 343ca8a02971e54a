import { containing, db } from "#app/platform/db.server.ts";
import type { PlaceFinder } from "#app/features/palette/place-finder.ts";

/** Sources of all bots that are there, by their title. */
export const findSources: PlaceFinder = {
  kind: "source",
  async find({ workspaceId, pattern, limit }) {
    const found = await db.source.findMany({
      where: { workspaceId, deletedAt: null, bot: { deletedAt: null }, title: containing(pattern) },
      select: { id: true, title: true, botId: true, bot: { select: { name: true } } },
      orderBy: { updatedAt: "desc" },
      take: limit,
    });
    return found.map(({ id, title, botId, bot }) => ({
      id,
      label: title,
      hint: bot.name,
      address: `/app/${workspaceId}/bots/${botId}/knowledge/${id}`,
    }));
  },
};
