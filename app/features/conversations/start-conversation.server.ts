import type { BotSettings } from "#app/domain/bot/bot-settings.ts";
import { leadFieldsOf } from "#app/domain/forms/lead-form.ts";
import {
  getBotVersion,
  getDraftBot,
  getLiveBot,
  recordSighting,
  type LiveBot,
} from "#app/features/bots/index.server.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { db, isUniqueViolation } from "#app/platform/db.server.ts";
import { bestLanguage } from "#app/platform/i18n.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { createId } from "#app/shared/ids.ts";
import type { StartConversationAnswer } from "#app/shared/protocol/visitor-api.ts";
import { assertSite } from "./allowed-origin.server.ts";
import { assertMayWrite } from "./assert-may-write.server.ts";
import type { StartConversation } from "./conversation.schema.ts";
import { readFrameTicket } from "./frame-ticket.server.ts";
import { isPreviewTicket } from "./preview-ticket.server.ts";
import { isIdentityVerified } from "./verify-identity.server.ts";
import { newVisitorToken } from "./visitor-token.server.ts";

interface Starting {
  botId: string;
  body: StartConversation;
  /** The browser's `Origin`; null when it sent none. */
  origin: string | null;
}

/**
 * A visitor has a conversation with the bot and the only copy of its secret. Throws `NOT_FOUND`, `SITE_NOT_ALLOWED`, `BOT_NOT_LIVE`
 * when the bot is paused or was never published, `TICKET_INVALID` for a frame without a fresh ticket, or `IDENTITY_REQUIRED` where
 * only verified visitors may chat.
 */
export async function startConversation(input: Starting): Promise<StartConversationAnswer> {
  const { body, botId } = input;
  const bot = await getLiveBot(botId);
  const { workspaceId } = bot;
  const isPreview = body.previewTicket !== undefined && isPreviewTicket(body.previewTicket, bot);
  const version = await versionOf(workspaceId, botId, body.version ?? (isPreview ? "draft" : "live"));
  const settings = await settingsFor(bot, isPreview, body.contact === true);
  const channel = channelOf(body, isPreview);
  const { id, site } = placeOf(input, channel);
  assertSite(settings.allowedSites, site);
  const isVerified = await isIdentityVerified({ workspaceId, botId, identity: body.identity });
  await assertMayWrite({ botId, channel, isVerified }, settings);
  if (!isPreview && body.pageUrl) await recordSighting({ workspaceId, botId, url: body.pageUrl });
  const origin = input.origin ?? "";
  return insertConversation({ id, workspaceId, botId, body, channel, version, isVerified, origin, site });
}

/** A bot that takes a break can still be left a word, where it has a form for that. */
async function settingsFor(bot: LiveBot, isPreview: boolean, isContact: boolean): Promise<BotSettings> {
  if (isPreview) return (await getDraftBot(bot)).settings;
  if (!bot.live) throw new AppError("BOT_NOT_LIVE");
  const { settings } = bot.live;
  if (bot.availability !== "live" && !(isContact && leadFieldsOf(settings)))
    throw new AppError("BOT_NOT_LIVE");
  return settings;
}

/** The page on which the bot stands, and the id for its conversation: a frame's are in its ticket. */
function placeOf({ botId, body, origin }: Starting, channel: string): { id: string; site: string | null } {
  if (channel !== "embed") return { id: createId(), site: origin };
  const { id, parent } = readFrameTicket(botId, body.ticket ?? "");
  return { id, site: parent || null };
}

function channelOf(body: StartConversation, isPreview: boolean): string {
  if (isPreview) return "preview";
  return body.channel === "preview" ? "widget" : (body.channel ?? "widget");
}

async function versionOf(
  workspaceId: string,
  botId: string,
  wanted: number | "draft" | "live",
): Promise<string> {
  if (typeof wanted === "number") await getBotVersion({ workspaceId, botId, number: wanted });
  return String(wanted);
}

const whoIs = ({ visitor, identity }: StartConversation) => ({
  name: visitor?.name ?? "",
  email: visitor?.email ?? "",
  externalId: identity?.id ?? "",
});

async function insertConversation(input: {
  id: string;
  workspaceId: string;
  botId: string;
  body: StartConversation;
  channel: string;
  version: string;
  isVerified: boolean;
  /** What the secret is bound to. */
  origin: string;
  site: string | null;
}): Promise<StartConversationAnswer> {
  const { id, workspaceId, botId, body, channel, version, isVerified, origin, site } = input;
  const visitorId = createId();
  const { token, stored } = newVisitorToken({ workspaceId, visitorId, conversationId: id, origin });
  try {
    await db.$transaction([
      db.visitor.create({
        data: {
          id: visitorId,
          workspaceId,
          botId,
          ...whoIs(body),
          isVerified,
        },
      }),
      db.conversation.create({
        data: {
          id,
          workspaceId,
          botId,
          visitorId,
          channel,
          version,
          locale: bestLanguage(body.locale ?? ""),
          pageUrl: body.pageUrl ?? "",
          origin: site ?? "",
          context: body.context ?? Prisma.DbNull,
        },
      }),
      stored,
    ]);
  } catch (error) {
    // A frame's ticket that was spent before: its conversation is there.
    if (isUniqueViolation(error)) throw new AppError("TICKET_INVALID", { cause: error });
    throw error;
  }
  return { conversation: { id, state: "bot" }, token };
}
