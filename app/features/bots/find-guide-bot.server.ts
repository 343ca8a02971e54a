import { db } from "#app/platform/db.server.ts";

/** The bot that answers about the product itself, or null before it has been made. */
export async function findGuideBotId(): Promise<string | null> {
  const instance = await db.instance.findUnique({ where: { id: "instance" } });
  return instance?.guideBotId ?? null;
}
