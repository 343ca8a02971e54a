import { getLiveBot } from "#app/features/bots/index.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { createId, isId } from "#app/shared/ids.ts";
import { assertSite } from "./allowed-origin.server.ts";
import { isPass, signPass } from "./signed-pass.server.ts";

/** As long as a frame may stand open and still begin conversations. */
const FRAME_MS = 12 * 3_600_000;
const TICKET_MS = 60_000;

/** The page around a frame, as its browser named it when it fetched the frame; empty when it named none. */
type Parent = string;

const encode = (text: string) => Buffer.from(text, "utf8").toString("base64url");
const decode = (text: string) => Buffer.from(text, "base64url").toString("utf8");

/** Goes into the frame's own document: that it stands in a page of `parent`. */
export function createFramePass(input: { botId: string; parent: Parent }): string {
  const parent = encode(input.parent);
  return `${parent}.${signPass("frame", [input.botId, parent], FRAME_MS)}`;
}

/**
 * A ticket with which the frame opens one conversation within a minute. Throws `TICKET_INVALID` for what is no frame of the bot, and
 * `SITE_NOT_ALLOWED` when the page around it is not on the list as it is now.
 */
export async function createFrameTicket(input: {
  botId: string;
  frame: string;
}): Promise<{ ticket: string; parent: Parent }> {
  const { botId } = input;
  const [parent = "", ...pass] = input.frame.split(".");
  if (!isPass("frame", [botId, parent], pass.join("."))) throw new AppError("TICKET_INVALID");
  const { live } = await getLiveBot(botId);
  assertSite(live?.settings.allowedSites ?? [], decode(parent) || null);
  const id = createId();
  return {
    ticket: `${id}.${parent}.${signPass("ticket", [botId, id, parent], TICKET_MS)}`,
    parent: decode(parent),
  };
}

/**
 * What a ticket says: the id of the conversation it opens, which is there only once and so spends the ticket on every node, and the
 * page around the frame. Throws `TICKET_INVALID`.
 */
export function readFrameTicket(botId: string, ticket: string): { id: string; parent: Parent } {
  const [id = "", parent = "", ...pass] = ticket.split(".");
  if (!isId(id) || !isPass("ticket", [botId, id, parent], pass.join(".")))
    throw new AppError("TICKET_INVALID");
  return { id, parent: decode(parent) };
}
