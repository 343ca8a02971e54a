import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "#app/domain/access/permissions.ts";
import { db } from "#app/platform/db.server.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { createFramePass, createFrameTicket } from "./frame-ticket.server.ts";
import { getConversation } from "./get-conversation.server.ts";
import { startConversation } from "./start-conversation.server.ts";

const SHOP = "https://shop.example";
let actor: Actor;
let botId: string;
let openBotId: string;

beforeAll(async () => {
  actor = await makeOwner();
  botId = (await makeBot({ actor, settings: { allowedSites: [SHOP] } })).botId;
  openBotId = (await makeBot({ actor })).botId;
});

const frameOn = (parent: string, bot = botId) => createFramePass({ botId: bot, parent });
const ticketOn = async (parent: string, bot = botId) =>
  (await createFrameTicket({ botId: bot, frame: frameOn(parent, bot) })).ticket;
/** As the frame itself does: its own origin is this server's. */
const start = (ticket?: string, bot = botId) =>
  startConversation({
    botId: bot,
    origin: "http://localhost:3000",
    body: { channel: "embed", ...(ticket ? { ticket } : {}) },
  });

describe("a frame", () => {
  it("opens one conversation with its ticket, on the page that stands around it", async () => {
    const ticket = await ticketOn(SHOP);
    const { conversation } = await start(ticket);
    expect(await getConversation({ actor, conversationId: conversation.id })).toMatchObject({
      channel: "embed",
    });
    const row = await db.conversation.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: conversation.id } },
    });
    expect(row.origin).toBe(SHOP);
    await expect(start(ticket)).rejects.toMatchObject({ code: "TICKET_INVALID", status: 403 });
  });

  it("of which two tabs spend the same ticket at once has one conversation", async () => {
    const ticket = await ticketOn(SHOP);
    const results = await Promise.allSettled([start(ticket), start(ticket), start(ticket)]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("without a ticket, with an old one, a changed one, or that of another bot, opens none", async () => {
    const ticket = await ticketOn(SHOP);
    await expect(start()).rejects.toMatchObject({ code: "TICKET_INVALID" });
    await expect(start("x")).rejects.toMatchObject({ code: "TICKET_INVALID" });
    await expect(start(`${ticket.slice(0, -2)}AA`)).rejects.toMatchObject({ code: "TICKET_INVALID" });
    await expect(start(ticket, openBotId)).rejects.toMatchObject({ code: "TICKET_INVALID" });
    await expect(start(frameOn(SHOP))).rejects.toMatchObject({ code: "TICKET_INVALID" });
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 61_000 });
    try {
      await expect(start(ticket)).rejects.toMatchObject({ code: "TICKET_INVALID" });
    } finally {
      vi.useRealTimers();
    }
  });

  it("on a page that is not allowed, or that hides where it is, gets no ticket", async () => {
    for (const parent of ["https://evil.example", "http://shop.example", ""])
      await expect(ticketOn(parent)).rejects.toMatchObject({ code: "SITE_NOT_ALLOWED" });
    const [, ...pass] = frameOn("https://evil.example").split(".");
    const forged = [Buffer.from(SHOP).toString("base64url"), ...pass].join(".");
    for (const frame of ["", "x", "..", forged, frameOn(SHOP, openBotId)])
      await expect(createFrameTicket({ botId, frame })).rejects.toMatchObject({ code: "TICKET_INVALID" });
  });

  it("of a bot without a list may stand everywhere", async () => {
    const { conversation } = await start(await ticketOn("", openBotId), openBotId);
    expect(conversation.id).toBeTruthy();
  });
});
