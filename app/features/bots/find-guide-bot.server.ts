import { db } from "#app/platform/db.server.ts";

/** The bot that answers about the product itself in a language, or null before it has been made. */
export async function findGuideBotId(locale: string): Promise<string | null> {
  const guide = await db.guideBot.findUnique({ where: { locale } });
  return guide?.digest ? guide.botId : null;
}
