import { describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/access/permissions.ts";
import { getTurn, runTurn } from "#app/features/answers/index.server.ts";
import { saveDraft } from "#app/features/bots/index.server.ts";
import {
  deleteVisitorConversation,
  findVisitorSession,
  startConversation,
  type VisitorSession,
} from "#app/features/conversations/index.server.ts";
import { editPassage, listPassages } from "#app/features/knowledge/index.server.ts";
import { listTests } from "#app/features/testing/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { createId } from "#app/shared/ids.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import * as replay from "./index.server.ts";

const BREAD = "How much is a loaf of rye bread?";
const HOURS = "When does the bakery open?";
const never = new AbortController().signal;

async function visit(botId: string, ...questions: string[]): Promise<VisitorSession> {
  const { token } = await startConversation({ botId, body: {}, origin: null });
  const visitor = await findVisitorSession({ token, origin: null });
  for (const text of questions) await getTurn(await runTurn(visitor, { text, clientId: createId() }));
  return visitor;
}

async function makeVisited() {
  const actor = await makeOwner();
  const { botId, sourceId } = await makeBot({ actor });
  const visitor = await visit(botId, BREAD, HOURS);
  return { actor, botId, sourceId, visitor };
}

async function raisePrice(actor: Actor, sourceId: string, price = "6.90"): Promise<void> {
  const { items } = await listPassages({ actor, sourceId });
  const bread = items.find(({ headings }) => headings.includes("Bread"));
  await editPassage({ actor, passageId: bread?.id ?? "", text: `A loaf of rye bread costs ${price} euros.` });
}

async function run(actor: Actor, botId: string) {
  const { id } = await replay.startReplay({ actor, botId, size: 10 });
  await replay.executeReplay({ workspaceId: actor.workspaceId, replayId: id }, never);
  return replay.getReplayBoard({ actor, botId, from: 0 });
}

describe("a replay", () => {
  it("says that nothing changed when nothing did, and asks previews nothing", async () => {
    const { actor, botId } = await makeVisited();
    await db.conversation.create({
      data: { id: createId(), workspaceId: actor.workspaceId, botId, channel: "preview" },
    });
    expect(await replay.estimateReplay({ actor, botId })).toEqual([
      { size: 10, conversations: 1, questions: 2, usd: 0 },
    ]);
    const board = await run(actor, botId);
    expect(board).toMatchObject({ replay: { state: "done", total: 2, done: 2, changed: 0 }, items: [] });
  });

  it("lists the answers that changed with old and new, and says when the draft went on", async () => {
    const { actor, botId, sourceId } = await makeVisited();
    await raisePrice(actor, sourceId);
    const { replay: view, items } = await run(actor, botId);
    expect(view).toMatchObject({ changed: 1, judged: 0, isStale: false });
    const [item] = items;
    expect(item).toMatchObject({ question: BREAD, change: "text", verdict: null });
    const said = (side: "before" | "after") => item?.[side].words.map(({ text }) => text).join("");
    expect(said("before")).toContain("5.40");
    expect(said("after")).toContain("6.90");
    await saveDraft({ actor, botId, changes: { greeting: "Hello" } });
    expect((await replay.getNewestReplay({ actor, botId }))?.isStale).toBe(true);
  });

  it("makes a test of what is worse now, and takes it back with the verdict", async () => {
    const { actor, botId, sourceId } = await makeVisited();
    await raisePrice(actor, sourceId);
    const { items } = await run(actor, botId);
    const judge = (verdict: "better" | "worse" | "same") =>
      replay.judgeItem({ actor, botId, itemId: items[0]?.id ?? "", verdict });
    await judge("worse");
    await judge("worse");
    expect(await listTests({ actor, botId })).toMatchObject([
      { question: BREAD, mustContain: ["5.40"], citesSource: sourceId, origin: "replay" },
    ]);
    expect((await replay.getNewestReplay({ actor, botId }))?.judged).toBe(1);
    await judge("better");
    expect(await listTests({ actor, botId })).toEqual([]);
  });

  it("asks a follow-up with its conversation before it", async () => {
    const actor = await makeOwner();
    const { botId } = await makeBot({ actor });
    await visit(botId, "Tell me about the rye bread.", "And how much is it?");
    const board = await run(actor, botId);
    expect(board.replay).toMatchObject({ done: 2, changed: 0 });
  });

  it("goes on where it was after the process died, and asks nothing twice", async () => {
    const { actor, botId, sourceId } = await makeVisited();
    const { workspaceId } = actor;
    await raisePrice(actor, sourceId);
    const { id } = await replay.startReplay({ actor, botId, size: 10 });
    const died = new AbortController();
    died.abort();
    await replay.executeReplay({ workspaceId, replayId: id }, died.signal);
    expect(await replay.getNewestReplay({ actor, botId })).toMatchObject({ state: "running", done: 0 });
    await replay.executeReplay({ workspaceId, replayId: id }, never);
    await replay.executeReplay({ workspaceId, replayId: id }, never);
    expect(await replay.getNewestReplay({ actor, botId })).toMatchObject({ state: "done", done: 2 });
  });

  it("is a job of its own, and ends when it is cancelled or another one begins", async () => {
    const { actor, botId } = await makeVisited();
    const { workspaceId } = actor;
    const first = await replay.startReplay({ actor, botId, size: 10 });
    expect(await db.job.count({ where: { type: "replay", key: `replay:${first.id}` } })).toBe(1);
    const second = await replay.startReplay({ actor, botId, size: 50 });
    await replay.executeReplay({ workspaceId, replayId: first.id }, never);
    const rows = await db.replay.findMany({ where: { workspaceId, botId }, orderBy: { createdAt: "asc" } });
    expect(rows).toMatchObject([
      { id: first.id, state: "cancelled", done: 0 },
      { id: second.id, state: "running" },
    ]);
    await replay.cancelReplay({ actor, botId });
    await replay.executeReplay({ workspaceId, replayId: second.id }, never);
    expect(await replay.getNewestReplay({ actor, botId })).toMatchObject({ state: "cancelled", done: 0 });
  });

  it("forgets a deleted conversation, and all but the last ten of its kind", async () => {
    const { actor, botId, sourceId, visitor } = await makeVisited();
    const { workspaceId } = actor;
    await raisePrice(actor, sourceId);
    for (let round = 0; round < 12; round += 1) await replay.startReplay({ actor, botId, size: 10 });
    expect(await db.replay.count({ where: { workspaceId, botId } })).toBe(10);
    expect((await run(actor, botId)).items).toHaveLength(1);
    await deleteVisitorConversation(visitor);
    expect(await replay.getReplayBoard({ actor, botId, from: 0 })).toMatchObject({
      replay: { changed: 0 },
      items: [],
    });
    expect(await replay.estimateReplay({ actor, botId })).toEqual([]);
    await expect(replay.startReplay({ actor, botId, size: 10 })).rejects.toMatchObject({
      code: "INVALID",
      fields: [{ field: "size" }],
    });
  });
});

describe("the replay of another workspace", () => {
  it("is not there, nor are its answers to be judged from a bot of one's own", async () => {
    const { actor, botId, sourceId } = await makeVisited();
    await raisePrice(actor, sourceId);
    const { items } = await run(actor, botId);
    const stranger = await makeOwner();
    const own = await makeBot({ actor: stranger });
    const itemId = items[0]?.id ?? "";
    for (const id of [botId, own.botId])
      await expect(
        replay.judgeItem({ actor: stranger, botId: id, itemId, verdict: "worse" }),
      ).rejects.toMatchObject({ code: "NOT_FOUND" });
    const second = await makeBot({ actor });
    await expect(
      replay.judgeItem({ actor, botId: second.botId, itemId, verdict: "same" }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(replay.judgeItem({ actor, botId, itemId: "x'--", verdict: "same" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
