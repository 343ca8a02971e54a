import { createHmac } from "node:crypto";
import type { Actor } from "#app/domain/access/permissions.ts";
import { env } from "#app/platform/env.server.ts";
import { isSameSecret } from "#app/platform/secrets.server.ts";

const VALID_MS = 12 * 3_600_000;

function signatureOf(botId: string, workspaceId: string, until: string): string {
  return createHmac("sha256", env.sessionSecret)
    .update(`preview|${botId}|${workspaceId}|${until}`)
    .digest("base64url");
}

/** Permission to talk to the bot's draft for twelve hours, for the widget beside the editor. */
export function createPreviewTicket(input: { actor: Actor; botId: string }): string {
  const until = String(Date.now() + VALID_MS);
  return `${until}.${signatureOf(input.botId, input.actor.workspaceId, until)}`;
}

export function isPreviewTicket(ticket: string, bot: { botId: string; workspaceId: string }): boolean {
  const [until = "", signature = ""] = ticket.split(".");
  return (
    Number(until) > Date.now() && isSameSecret(signature, signatureOf(bot.botId, bot.workspaceId, until))
  );
}
