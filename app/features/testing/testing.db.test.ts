import { describe, expect, it } from "vitest";
import { listVersions, publishBot, saveDraft } from "#app/features/bots/index.server.ts";
import { addSource, editPassage, listPassages, readSource } from "#app/features/knowledge/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import * as testing from "./index.server.ts";

const QUESTION = "How much is a loaf of rye bread?";
const test = { question: QUESTION, expect: { mustContain: ["5.40"] } };

/** A bot whose draft answers a saved question otherwise than what is live. */
async function makeBroken() {
  const actor = await makeOwner();
  const { botId, sourceId } = await makeBot({ actor });
  await testing.addTest({ actor, botId, test });
  const { items } = await listPassages({ actor, sourceId });
  const bread = items.find(({ headings }) => headings.includes("Bread"));
  await editPassage({ actor, passageId: bread?.id ?? "", text: "A loaf of rye bread costs 4.90 euros." });
  return { actor, botId };
}

describe("a draft that breaks a saved answer", () => {
  it("is not published, and what it says stands beside what visitors get", async () => {
    const { actor, botId } = await makeBroken();
    const failure = await testing.publishTested({ actor, botId }).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: "TESTS_FAILED",
      status: 409,
      extra: {
        failing: [
          {
            question: QUESTION,
            expect: { mustContain: ["5.40"] },
            failures: [{ code: "MISSING", phrase: "5.40" }],
            answer: { text: expect.stringContaining("4.90"), kind: "quoted" },
            liveAnswer: { text: expect.stringContaining("5.40") },
          },
        ],
      },
    });
    expect(await listVersions({ actor, botId })).toHaveLength(1);
    await expect(publishBot({ actor, botId })).rejects.toMatchObject({ code: "TESTS_FAILED" });
  });

  it("is published with a reason, which is kept; only by who may", async () => {
    const { actor, botId } = await makeBroken();
    const overrideReason = "The price fell this morning";
    const editor = { ...actor, role: "editor" as const };
    await expect(testing.publishTested({ actor: editor, botId, overrideReason })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await testing.publishTested({ actor, botId, overrideReason })).toEqual({ version: 2 });
    expect((await listVersions({ actor, botId }))[0]).toMatchObject({ number: 2, overrideReason });
    const { workspaceId } = actor;
    const events = await db.auditEvent.findMany({ where: { workspaceId, action: "bot.published" } });
    expect(events.map((event) => event.data)).toContainEqual({ version: 2, overrideReason });
    const version = await db.botVersion.findFirst({ where: { workspaceId, botId, number: 2 } });
    expect(version?.testRunId).toMatch(/^[a-z2-7]{26}$/);
  });

  it("goes live by itself once the answer is right again, without a reason", async () => {
    const { actor, botId } = await makeBroken();
    await expect(testing.publishTested({ actor, botId })).rejects.toMatchObject({ code: "TESTS_FAILED" });
    const [saved] = await testing.listTests({ actor, botId });
    await testing.changeTest({
      actor,
      botId,
      testId: saved?.id ?? "",
      change: { expect: { mustContain: ["4.90"] } },
    });
    await expect(publishBot({ actor, botId })).rejects.toMatchObject({ code: "TESTS_NOT_RUN" });
    expect(await testing.publishTested({ actor, botId, overrideReason: "not needed at all" })).toEqual({
      version: 2,
    });
    expect((await listVersions({ actor, botId }))[0]?.overrideReason).toBe("");
  });
});

describe("a run of the tests", () => {
  it("counts only for the draft, the knowledge and the tests that it was made with", async () => {
    const actor = await makeOwner();
    const { botId } = await makeBot({ actor });
    await testing.addTest({ actor, botId, test });
    const isFresh = async () => (await testing.getTestBoard({ actor, botId })).isFresh;
    const run = async () => testing.runTests({ actor, botId, subject: "draft" });
    expect(await isFresh()).toBe(false);
    expect(await run()).toMatchObject({ state: "done", passed: 1, failed: 0 });
    expect(await isFresh()).toBe(true);
    await saveDraft({ actor, botId, changes: { greeting: "Hello" } });
    expect(await isFresh()).toBe(false);
    await run();
    const { id: sourceId } = await addSource({
      actor,
      botId,
      source: { type: "text", title: "More", text: "Cake costs 3 euros." },
    });
    await readSource({ workspaceId: actor.workspaceId, sourceId });
    expect(await isFresh()).toBe(false);
    await run();
    await testing.addTest({ actor, botId, test: { question: "Hello?", expect: { maxMs: 60_000 } } });
    expect(await isFresh()).toBe(false);
  });

  it("stores no conversation, stops when it is cancelled, and goes on where it was", async () => {
    const actor = await makeOwner();
    const { workspaceId } = actor;
    const { botId } = await makeBot({ actor });
    for (const question of ["One?", "Two?", "Three?"])
      await testing.addTest({ actor, botId, test: { question, expect: { maxMs: 60_000 } } });
    const run = await testing.startRun({ actor, botId, subject: "draft" });
    await testing.cancelRun({ actor, botId });
    const work = { workspaceId, runId: run.id };
    await testing.executeRun(work, new AbortController().signal);
    expect((await testing.getTestBoard({ actor, botId })).run).toMatchObject({
      state: "cancelled",
      passed: 0,
    });
    await db.testRun.updateMany({ where: { workspaceId, id: run.id }, data: { state: "running" } });
    await testing.executeRun(work, new AbortController().signal);
    await testing.executeRun(work, new AbortController().signal);
    expect((await testing.getTestBoard({ actor, botId })).run).toMatchObject({
      state: "done",
      passed: 3,
      total: 3,
    });
    expect(await db.conversation.count({ where: { workspaceId } })).toBe(0);
    expect(await db.message.count({ where: { workspaceId } })).toBe(0);
    expect(await db.openQuestion.count({ where: { workspaceId } })).toBe(0);
  });

  it("grades an expression, a source, and that the bot does not know; a published version too", async () => {
    const { actor, botId } = await makeBroken();
    const add = (question: string, expectation: object) =>
      testing.addTest({ actor, botId, test: { question, expect: expectation } });
    await add(QUESTION, { matches: String.raw`\b4[.,]90\b`, citesSource: "Bakery" });
    await add("Who won the war of 1812?", { unknown: true });
    await add("When does the bakery open?", { unknown: true });
    await add(QUESTION, { judge: "Is it polite?" });
    const { results, passed, failed } = await testing.runTests({ actor, botId, subject: "draft" });
    expect({ passed, failed }).toEqual({ passed: 2, failed: 3 });
    expect(results.flatMap(({ failures }) => failures.map(({ code }) => code)).toSorted()).toEqual([
      "ANSWERED",
      "MISSING",
      "NOT_JUDGED",
    ]);
    const ofVersion = await testing.runTests({ actor, botId, subject: 1 });
    expect(ofVersion.results.find(({ expect: { mustContain } }) => mustContain)).toMatchObject({
      passed: true,
      liveAnswer: null,
    });
    expect((await testing.getTestBoard({ actor, botId })).run?.subject).toBe("draft");
  });
});
