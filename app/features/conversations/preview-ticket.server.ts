import type { Actor } from "#app/domain/access/permissions.ts";
import { isPass, signPass } from "./signed-pass.server.ts";

const VALID_MS = 12 * 3_600_000;

/** Permission to talk to the bot's draft for twelve hours, for the widget beside the editor. */
export function createPreviewTicket(input: { actor: Actor; botId: string }): string {
  return signPass("preview", [input.botId, input.actor.workspaceId], VALID_MS);
}

export function isPreviewTicket(ticket: string, bot: { botId: string; workspaceId: string }): boolean {
  return isPass("preview", [bot.botId, bot.workspaceId], ticket);
}
