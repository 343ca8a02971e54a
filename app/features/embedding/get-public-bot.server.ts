import type { BotSettings } from "#app/domain/bot/bot-settings.ts";
import {
  getDraftBot,
  getLiveBot,
  getBotVersion,
  type AnsweringBot,
} from "#app/features/bots/index.server.ts";
import { isPreviewTicket } from "#app/features/conversations/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { bestLanguage, resources, translator } from "#app/platform/i18n.server.ts";
import { directionOf } from "#app/shared/direction.ts";
import type { BotAvailability, PublicBot } from "#app/shared/protocol/visitor-api.ts";

/** What a page may know of a bot: nothing of its prompt, model or limits. Throws `NOT_FOUND`. */
export async function getPublicBot(input: {
  botId: string;
  lang: string;
  preview?: string | undefined;
  version?: number | undefined;
}): Promise<PublicBot> {
  const bot = await getLiveBot(input.botId);
  const { workspaceId, botId } = bot;
  const isPreview = input.preview !== undefined && isPreviewTicket(input.preview, bot);
  const locale = bestLanguage(input.lang);
  const pinned = input.version ? await getBotVersion({ workspaceId, botId, number: input.version }) : null;
  if (isPreview) return view(pinned ?? (await getDraftBot({ workspaceId, botId })), "live", locale);
  if (!bot.live) return view(await nameOnly(workspaceId, botId), "unpublished", locale);
  return view(pinned ?? bot.live, bot.availability, locale);
}

/** Before the first publishing, a page learns the bot's name and colours and nothing else of the draft. */
async function nameOnly(workspaceId: string, botId: string): Promise<AnsweringBot> {
  const draft = await getDraftBot({ workspaceId, botId });
  return {
    ...draft,
    settings: { ...draft.settings, greeting: "", starters: [], description: "" },
    revisionIds: [],
  };
}

async function view(bot: AnsweringBot, availability: BotAvailability, locale: string): Promise<PublicBot> {
  const { settings, workspaceId, revisionIds } = bot;
  const sources = await db.sourceRevision.findMany({
    where: { workspaceId, id: { in: revisionIds } },
    select: { sourceId: true },
  });
  const count = new Set(sources.map((source) => source.sourceId)).size;
  return {
    id: bot.botId,
    name: settings.name,
    avatar: avatarOf(settings),
    greeting: settings.greeting || translator(locale)("answers:greeting"),
    starters: settings.starters,
    look: settings.look,
    ...(typeof bot.version === "number" ? { version: bot.version } : {}),
    availability,
    sources: count,
    handover: false,
    locale,
    dir: directionOf(locale),
    strings: { ...stringsOf(locale), sources: knowledgeLine(count, locale) },
  };
}

/** The line below the bot's name: plural forms are the server's work, so that the widget carries none. */
function knowledgeLine(count: number, locale: string): string {
  const t = translator(locale);
  return count > 0 ? t("answers:sources", { count }) : t("widget:assistant");
}

function avatarOf(settings: BotSettings): string {
  return settings.avatar || ([...settings.name.trim()][0] ?? "").toUpperCase();
}

/** The widget's words by key, nested ones with dots. */
function stringsOf(locale: string): Record<string, string> {
  const strings: Record<string, string> = {};
  const walk = (texts: unknown, prefix: string) => {
    for (const [key, value] of Object.entries(texts as Record<string, unknown>)) {
      if (typeof value === "string") strings[prefix + key] = value;
      else walk(value, `${prefix}${key}.`);
    }
  };
  walk(resources[locale]?.widget ?? {}, "");
  return strings;
}
