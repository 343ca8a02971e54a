import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "#app/domain/access/permissions.ts";
import { publishBot, saveDraft } from "#app/features/bots/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { assertMayWrite } from "./assert-may-write.server.ts";
import { findVisitorSession } from "./find-visitor-session.server.ts";
import { getConversation } from "./get-conversation.server.ts";
import { getIdentityKeyState } from "./get-identity-key-state.server.ts";
import { introduceVisitor } from "./introduce-visitor.server.ts";
import { rotateIdentityKey } from "./rotate-identity-key.server.ts";
import { startConversation } from "./start-conversation.server.ts";
import { signIdentity } from "./verify-identity.server.ts";

const SHOP = "https://shop.example";
let actor: Actor;
let botId: string;
let key: string;

beforeAll(async () => {
  actor = await makeOwner();
  botId = (await makeBot({ actor })).botId;
  key = await rotateIdentityKey({ actor, botId });
});

const signed = (id: string, by = key) => ({ id, hash: signIdentity(by, id) });
const start = (identity?: { id: string; hash?: string }) =>
  startConversation({ botId, origin: SHOP, body: identity ? { identity } : {} });
const visitorOf = async (conversationId: string) =>
  (await getConversation({ actor, conversationId })).visitor;
const introduce = async (identity: { id: string; hash?: string }, token?: string) =>
  introduceVisitor({
    botId,
    origin: SHOP,
    body: { identity, visitor: { name: "Mina" } },
    session: token ? await findVisitorSession({ token, origin: SHOP }) : null,
  });
/** Somebody has spoken there. */
const speak = (id: string) =>
  db.conversation.updateMany({
    where: { workspaceId: actor.workspaceId, id },
    data: { lastSeq: 2, lastMessageAt: new Date() },
  });

describe("who a visitor is", () => {
  it("is verified by the signature of the page's server alone", async () => {
    const { conversation } = await start(signed("u-1"));
    expect(await visitorOf(conversation.id)).toMatchObject({ externalId: "u-1", isVerified: true });
    for (const identity of [
      { id: "u-1" },
      { id: "u-1", hash: "" },
      { id: "u-1", hash: signIdentity("another key", "u-1") },
      { id: "u-1", hash: signIdentity(key, "u-2") },
      { id: "u-1", hash: "0".repeat(64) },
    ])
      expect(await visitorOf((await start(identity)).conversation.id)).toMatchObject({
        externalId: "u-1",
        isVerified: false,
      });
  });

  it("is not verified on a bot that has no key, nor with the key of another bot", async () => {
    const other = await makeBot({ actor });
    const body = { identity: signed("u-1", "") };
    const { conversation } = await startConversation({ botId: other.botId, origin: SHOP, body });
    expect(await visitorOf(conversation.id)).toMatchObject({ isVerified: false });
    await rotateIdentityKey({ actor, botId: other.botId });
    const again = await startConversation({
      botId: other.botId,
      origin: SHOP,
      body: { identity: signed("u-1") },
    });
    expect(await visitorOf(again.conversation.id)).toMatchObject({ isVerified: false });
  });

  it("may be said in the middle of a conversation, and is never taken over by somebody else", async () => {
    const { conversation, token } = await start();
    expect(await introduce({ id: "u-3" }, token)).toEqual({ isVerified: false });
    expect(await introduce(signed("u-3"), token)).toEqual({ isVerified: true });
    expect(await visitorOf(conversation.id)).toMatchObject({ name: "Mina", externalId: "u-3" });
    expect(await introduce({ id: "u-3", hash: "wrong" }, token)).toEqual({ isVerified: false });
    expect(await introduce(signed("u-4"), token)).toEqual({ isVerified: true, isOther: true });
    expect(await introduce({ id: "u-4" }, token)).toEqual({ isVerified: false, isOther: true });
    expect(await visitorOf(conversation.id)).toMatchObject({ externalId: "u-3", isVerified: true });
  });

  it("brings the own earlier conversation back in another browser, only when it is verified", async () => {
    const { conversation } = await start(signed("u-5"));
    expect(await introduce(signed("u-5"))).toEqual({ isVerified: true });
    await speak(conversation.id);
    expect(await introduce({ id: "u-5" })).toEqual({ isVerified: false });
    expect(await introduce(signed("u-5", "another key"))).toEqual({ isVerified: false });
    const back = await introduce(signed("u-5"));
    expect(back).toMatchObject({ isVerified: true, conversation: { id: conversation.id } });
    const session = await findVisitorSession({ token: back.token ?? "", origin: SHOP });
    expect(session).toMatchObject({ conversationId: conversation.id, isVerified: true });
    await expect(
      findVisitorSession({ token: back.token ?? "", origin: "https://evil.example" }),
    ).rejects.toMatchObject({ code: "SITE_NOT_ALLOWED" });
  });

  it("that was only claimed opens nothing for the one who proves it", async () => {
    const { conversation } = await start({ id: "u-6" });
    await speak(conversation.id);
    expect(await introduce(signed("u-6"))).toEqual({ isVerified: true });
  });
});

describe("the key", () => {
  it("that was replaced holds for another day", async () => {
    const former = key;
    key = await rotateIdentityKey({ actor, botId });
    const verified = async () =>
      (await visitorOf((await start(signed("u-7", former))).conversation.id))?.isVerified;
    expect(await verified()).toBe(true);
    expect((await getIdentityKeyState({ actor, botId })).formerUntil).not.toBeNull();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 25 * 3_600_000 });
    try {
      expect(await verified()).toBe(false);
      expect(await getIdentityKeyState({ actor, botId })).toMatchObject({ formerUntil: null });
    } finally {
      vi.useRealTimers();
    }
  });

  it("is stored sealed", async () => {
    const row = await db.bot.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: botId } },
    });
    expect(row.sealedIdentityKey).toMatch(/^v1\./);
    expect(row.sealedIdentityKey).not.toContain(key);
  });
});

describe("a bot for verified visitors only", () => {
  it("begins and continues no conversation with anybody else", async () => {
    const open = await start();
    await saveDraft({ actor, botId, changes: { verifiedOnly: true } });
    await publishBot({ actor, botId });
    await expect(start()).rejects.toMatchObject({ code: "IDENTITY_REQUIRED", status: 403 });
    await expect(start({ id: "u-8", hash: "wrong" })).rejects.toMatchObject({ code: "IDENTITY_REQUIRED" });
    const session = await findVisitorSession({ token: open.token, origin: SHOP });
    await expect(assertMayWrite(session, { verifiedOnly: true })).rejects.toMatchObject({
      code: "IDENTITY_REQUIRED",
    });
    await introduce(signed("u-8"), open.token);
    const known = await findVisitorSession({ token: open.token, origin: SHOP });
    await expect(assertMayWrite(known, { verifiedOnly: true })).resolves.toBeUndefined();
    expect((await start(signed("u-8"))).token).toHaveLength(43);
  });
});
