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
import { NEW_LEAD_FORM } from "#app/domain/forms/lead-form.ts";
import { textsFor } from "#app/domain/look/bot-texts.ts";
import { NEW_LOOK } from "#app/domain/look/look-settings.ts";
import { directionOf } from "#app/shared/direction.ts";
import { dressOf } from "./dress-of.ts";
import { formOf, formWords } from "./form-of.server.ts";
import type { BotAvailability, BotDress, BotLook, PublicBot } from "#app/shared/protocol/visitor-api.ts";

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
  const { lang } = input;
  const pinned = input.version ? await getBotVersion({ workspaceId, botId, number: input.version }) : null;
  if (isPreview) return view(pinned ?? (await getDraftBot({ workspaceId, botId })), "live", lang);
  if (!bot.live) return view(await nameOnly(workspaceId, botId), "unpublished", lang);
  return view(pinned ?? bot.live, bot.availability, lang);
}

/** Before the first publishing, a page learns the bot's name and colours and nothing else of the draft. */
async function nameOnly(workspaceId: string, botId: string): Promise<AnsweringBot> {
  const draft = await getDraftBot({ workspaceId, botId });
  return {
    ...draft,
    settings: {
      ...draft.settings,
      greeting: "",
      starters: [],
      texts: {},
      description: "",
      handover: false,
      visitorFiles: false,
      leadForm: NEW_LEAD_FORM,
      look: { ...NEW_LOOK, color: draft.settings.look.color, theme: draft.settings.look.theme },
    },
    revisionIds: [],
  };
}

async function view(bot: AnsweringBot, availability: BotAvailability, lang: string): Promise<PublicBot> {
  const { settings, workspaceId, revisionIds } = bot;
  const locale = bestLanguage(lang);
  const texts = textsFor(settings, lang);
  const dress = dressOf(settings);
  const form = formOf(settings, locale);
  const sources = await db.sourceRevision.findMany({
    where: { workspaceId, id: { in: revisionIds } },
    select: { sourceId: true },
  });
  const count = new Set(sources.map((source) => source.sourceId)).size;
  return {
    id: bot.botId,
    name: settings.name,
    avatar: avatarOf(settings),
    greeting: texts.greeting || translator(locale)("answers:greeting"),
    starters: texts.starters,
    look: shownLook(settings),
    ...(dress ? { dress } : {}),
    ...(typeof bot.version === "number" ? { version: bot.version } : {}),
    availability,
    sources: count,
    handover: settings.handover,
    ...(form ? { form } : {}),
    locale,
    dir: directionOf(locale),
    strings: {
      ...stringsOf(locale),
      sources: knowledgeLine(count, locale),
      ...(form ? formWords(locale) : {}),
      ...ownWords(texts, dress, locale),
    },
  };
}

function shownLook({ look: { color, theme, position, radius } }: BotSettings): BotLook {
  return { color, theme, position, radius };
}

/** The words of the widget that the bot says in its own way. */
function ownWords(texts: ReturnType<typeof textsFor>, dress: BotDress | undefined, locale: string) {
  const words = {
    ask: texts.placeholder,
    open: texts.launcher,
    paused: texts.paused,
    sources: texts.title,
    dismiss: dress?.greetOn ? translator(locale)("answers:dismissGreeting") : "",
  };
  return Object.fromEntries(Object.entries(words).filter(([, text]) => text !== ""));
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
