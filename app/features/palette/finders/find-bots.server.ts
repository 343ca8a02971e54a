import { containing, db } from "#app/platform/db.server.ts";
import type { PlaceFinder } from "#app/features/palette/place-finder.ts";

/** Bots, by their name. */
export const findBots: PlaceFinder = {
  kind: "bot",
  async find({ workspaceId, pattern, limit }) {
    const found = await db.bot.findMany({
      where: { workspaceId, deletedAt: null, name: containing(pattern) },
      select: { id: true, name: true },
      orderBy: { updatedAt: "desc" },
      take: limit,
    });
    return found.map(({ id, name }) => ({
      id,
      label: name,
      hint: "",
      address: `/app/${workspaceId}/bots/${id}`,
    }));
  },
};
