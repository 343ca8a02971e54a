import { isAllowedSite } from "#app/domain/access/allowed-site.ts";
import { getBotVersion, getDraftBot, getLiveBot, recordSighting } from "#app/features/bots/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { bestLanguage } from "#app/platform/i18n.server.ts";
import { createSecret, hashSecret } from "#app/platform/secrets.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { createId } from "#app/shared/ids.ts";
import type { StartConversationAnswer } from "#app/shared/protocol/visitor-api.ts";
import type { StartConversation } from "./conversation.schema.ts";
import { isPreviewTicket } from "./preview-ticket.server.ts";

const TOKEN_MS = 30 * 86_400_000;

/**
 * A visitor has a conversation with the bot and the only copy of its secret. Throws `NOT_FOUND`, `SITE_NOT_ALLOWED`, or
 * `BOT_NOT_LIVE` when the bot is paused or was never published.
 */
export async function startConversation(input: {
  botId: string;
  body: StartConversation;
  /** The browser's `Origin`; null when it sent none. */
  origin: string | null;
}): Promise<StartConversationAnswer> {
  const { body, botId } = input;
  const bot = await getLiveBot(botId);
  const isPreview = body.previewTicket !== undefined && isPreviewTicket(body.previewTicket, bot);
  const version = await versionOf(bot.workspaceId, botId, body.version ?? (isPreview ? "draft" : "live"));
  const settings = isPreview
    ? (await getDraftBot({ workspaceId: bot.workspaceId, botId })).settings
    : bot.live?.settings;
  if (!settings || (!isPreview && bot.availability !== "live")) throw new AppError("BOT_NOT_LIVE");
  assertSite(settings.allowedSites, input.origin);
  if (!isPreview && body.pageUrl)
    await recordSighting({ workspaceId: bot.workspaceId, botId, url: body.pageUrl });
  return insertConversation({ ...input, workspaceId: bot.workspaceId, version, isPreview });
}

/** Our own pages may always talk to our bots; other pages only where the owner allows. Throws `SITE_NOT_ALLOWED`. */
export function assertSite(sites: readonly string[], origin: string | null): void {
  const isOwn = origin !== null && isOwnOrigin(origin);
  if (!isOwn && !isAllowedSite(sites, origin))
    throw new AppError("SITE_NOT_ALLOWED", { params: { site: origin ?? "" } });
}

const ownPort = new URL(env.appUrl).port;

/** Whether an origin is this server's: APP_URL, or loopback on our port. */
export function isOwnOrigin(origin: string): boolean {
  return (
    origin === new URL(env.appUrl).origin ||
    (ownPort !== "" && [`http://localhost:${ownPort}`, `http://127.0.0.1:${ownPort}`].includes(origin))
  );
}

async function versionOf(
  workspaceId: string,
  botId: string,
  wanted: number | "draft" | "live",
): Promise<string> {
  if (typeof wanted === "number") await getBotVersion({ workspaceId, botId, number: wanted });
  return String(wanted);
}

async function insertConversation(input: {
  botId: string;
  workspaceId: string;
  body: StartConversation;
  origin: string | null;
  version: string;
  isPreview: boolean;
}): Promise<StartConversationAnswer> {
  const { workspaceId, botId, body } = input;
  const visitorId = createId();
  const id = createId();
  const token = createSecret();
  await db.$transaction([
    db.visitor.create({
      data: {
        id: visitorId,
        workspaceId,
        botId,
        name: body.visitor?.name ?? "",
        email: body.visitor?.email ?? "",
      },
    }),
    db.conversation.create({
      data: {
        id,
        workspaceId,
        botId,
        visitorId,
        channel: input.isPreview
          ? "preview"
          : body.channel === "preview"
            ? "widget"
            : (body.channel ?? "widget"),
        version: input.version,
        locale: bestLanguage(body.locale ?? ""),
        pageUrl: body.pageUrl ?? "",
        origin: input.origin ?? "",
      },
    }),
    db.visitorToken.create({
      data: {
        hash: hashSecret(token),
        workspaceId,
        visitorId,
        conversationId: id,
        origin: input.origin ?? "",
        expiresAt: new Date(Date.now() + TOKEN_MS),
      },
    }),
  ]);
  return { conversation: { id, state: "bot" }, token };
}
