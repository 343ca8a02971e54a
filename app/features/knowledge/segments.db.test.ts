import { describe, expect, it } from "vitest";
import { analyzePassage } from "#app/domain/retrieval/analyze-passage.ts";
import type { Actor } from "#app/domain/access/permissions.ts";
import { createBot, getLiveBot } from "#app/features/bots/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { createId } from "#app/shared/ids.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { searchKnowledge } from "./search-knowledge.server.ts";
import { forgetSegment, getSegments } from "./segments.server.ts";
import { warmSegments } from "./warm-segments.server.ts";

/** A reading with so many passages, each about a cake of its own number. */
async function makeRevision(actor: Actor, botId: string, passages: number): Promise<string> {
  const { workspaceId } = actor;
  const [sourceId, revisionId] = [createId(), createId()];
  await db.source.create({
    data: {
      id: sourceId,
      workspaceId,
      botId,
      type: "text",
      title: "Cakes",
      input: {},
      status: "ready",
      revisionId,
    },
  });
  await db.sourceRevision.create({
    data: { id: revisionId, workspaceId, botId, sourceId, contentHash: "x", passageCount: passages },
  });
  const rows = Array.from({ length: passages }, (_, position) => {
    const text = `The cake with number c${position} costs ${position} euros.`;
    const terms = analyzePassage({ title: "Cakes", headings: [], text });
    return {
      id: createId(),
      workspaceId,
      botId,
      revisionId,
      position,
      title: "Cakes",
      headings: [],
      text,
      terms,
    };
  });
  await db.passage.createMany({ data: rows });
  return revisionId;
}

async function makeKnowledge(...passages: number[]) {
  const actor = await makeOwner();
  const { workspaceId } = actor;
  const { id: botId } = await createBot({ actor, name: "Cakes" });
  const revisionIds: string[] = [];
  for (const count of passages) revisionIds.push(await makeRevision(actor, botId, count));
  return { workspaceId, revisionIds };
}

const bestText = async (workspaceId: string, revisionIds: readonly string[], question: string) =>
  (await searchKnowledge({ workspaceId, revisionIds, question }))[0]?.text;

describe("the indexes of a bot", () => {
  it("hold each passage once, of small readings together and of a large one that another thread builds", async () => {
    const { workspaceId, revisionIds } = await makeKnowledge(700, 3, 5, 310, 0);
    const segments = await getSegments(workspaceId, revisionIds);
    expect(segments.length).toBeLessThan(5);
    const ids = segments.flatMap((segment) => segment.passageIds);
    expect(new Set(ids).size).toBe(1_018);
    expect(ids).toHaveLength(1_018);
    expect(await bestText(workspaceId, revisionIds, "what does cake c650 cost?")).toContain("c650");
  });

  it("are read once for all who ask at the same time, and not again for who asks later", async () => {
    const { workspaceId, revisionIds } = await makeKnowledge(20);
    const [first, second] = await Promise.all([
      getSegments(workspaceId, revisionIds),
      getSegments(workspaceId, revisionIds),
    ]);
    expect(second[0]).toBe(first[0]);
    expect((await getSegments(workspaceId, revisionIds))[0]).toBe(first[0]);
  });

  it("know nothing of passages that are switched off, once they are forgotten", async () => {
    const { workspaceId, revisionIds } = await makeKnowledge(12, 12);
    const [revisionId = ""] = revisionIds;
    await getSegments(workspaceId, revisionIds);
    await db.passage.updateMany({ where: { workspaceId, revisionId }, data: { isEnabled: false } });
    forgetSegment(workspaceId, revisionId);
    const segments = await getSegments(workspaceId, revisionIds);
    expect(segments.reduce((sum, { size }) => sum + size, 0)).toBe(12);
  });

  it("of another workspace are empty", async () => {
    const { revisionIds } = await makeKnowledge(4);
    const { workspaceId } = await makeOwner();
    expect(await getSegments(workspaceId, revisionIds)).toEqual([]);
  });

  it("analyse again what an older way to analyse has stored", async () => {
    const { workspaceId, revisionIds } = await makeKnowledge(150);
    await db.passage.updateMany({
      where: { workspaceId, revisionId: { in: revisionIds } },
      data: { terms: "0\ten\told" },
    });
    expect(await bestText(workspaceId, revisionIds, "what does cake c149 cost?")).toContain("c149");
    expect(await db.passage.count({ where: { workspaceId, terms: "0\ten\told" } })).toBe(0);
  });
});

/** Whether the bot's index is in memory: then nobody notices that what it was built from is outdated. */
async function isLoaded(workspaceId: string, botId: string): Promise<boolean> {
  const outdated = { workspaceId, botId, terms: "0\ten\told" };
  await db.passage.updateMany({ where: { workspaceId, botId }, data: { terms: outdated.terms } });
  const { live } = await getLiveBot(botId);
  await getSegments(workspaceId, live?.revisionIds ?? []);
  return (await db.passage.count({ where: outdated })) > 0;
}

describe("knowledge that is loaded before anybody asks", () => {
  it("is that of live bots that were seen, and of each bot that is published from then on", async () => {
    const actor = await makeOwner();
    const { workspaceId } = actor;
    const seen = await makeBot({ actor });
    const unseen = await makeBot({ actor });
    await db.bot.updateMany({ where: { workspaceId, id: seen.botId }, data: { seenAt: new Date() } });
    await warmSegments();
    expect(await isLoaded(workspaceId, seen.botId)).toBe(true);
    expect(await isLoaded(workspaceId, unseen.botId)).toBe(false);
    const later = await makeBot({ actor });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await isLoaded(workspaceId, later.botId)).toBe(true);
  });
});
