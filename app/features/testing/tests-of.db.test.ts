import { describe, expect, it } from "vitest";
import { getTurn, runTurn } from "#app/features/answers/index.server.ts";
import {
  findVisitorSession,
  giveFeedback,
  startConversation,
} from "#app/features/conversations/index.server.ts";
import { addSource, readSource } from "#app/features/knowledge/index.server.ts";
import { createId } from "#app/shared/ids.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import * as testing from "./index.server.ts";

describe("a table of tests", () => {
  const csv = [
    "question,must_contain,matches,unknown,max_ms",
    "When do you open?,seven|Tuesday,,,",
    "Who won the war of 1812?,,,yes,",
    ",seven,,,",
    "Nothing expected?,,,,",
    "Broken?,,(,,",
    "Endless?,,(a+)+$,,",
    "Never?,x,,,soon",
    "When do you open?,seven|Tuesday,,,",
  ].join("\n");

  it("is rehearsed with a reason for every row that is none, then added; the same one twice adds nothing", async () => {
    const actor = await makeOwner();
    const { botId } = await makeBot({ actor, isPublished: false });
    const rehearsal = await testing.importTests({ actor, botId, csv, isRehearsal: true });
    expect(rehearsal).toEqual({
      fresh: [
        { row: 2, question: "When do you open?" },
        { row: 3, question: "Who won the war of 1812?" },
      ],
      known: 1,
      refused: [
        { row: 4, question: "", reason: "NO_QUESTION" },
        { row: 5, question: "Nothing expected?", reason: "NOTHING_EXPECTED" },
        { row: 6, question: "Broken?", reason: "REGEX_INVALID", column: "matches" },
        { row: 7, question: "Endless?", reason: "REGEX_UNSAFE", column: "matches" },
        { row: 8, question: "Never?", reason: "WRONG_VALUE", column: "max_ms" },
      ],
    });
    expect(await testing.listTests({ actor, botId })).toEqual([]);
    await testing.importTests({ actor, botId, csv, isRehearsal: false });
    expect(await testing.importTests({ actor, botId, csv, isRehearsal: false })).toMatchObject({
      fresh: [],
      known: 3,
    });
    expect(await testing.listTests({ actor, botId })).toMatchObject([
      { question: "When do you open?", mustContain: ["seven", "Tuesday"], origin: "csv" },
      { question: "Who won the war of 1812?", unknown: true },
    ]);
  });

  it("says what is wrong with it, and takes its own template", async () => {
    const actor = await makeOwner();
    const { botId } = await makeBot({ actor, isPublished: false });
    const read = (text: string) => testing.importTests({ actor, botId, csv: text, isRehearsal: true });
    await expect(read("name;price\nA;1")).rejects.toMatchObject({
      code: "INVALID",
      fields: [{ field: "file" }],
    });
    await expect(read('question\n"open')).rejects.toMatchObject({
      code: "INVALID",
      fields: [{ field: "file" }],
    });
    expect((await read(testing.testTableTemplate())).fresh).toHaveLength(2);
  });
});

describe("what is known", () => {
  it("suggests tests that the draft passes, once", async () => {
    const actor = await makeOwner();
    const { botId } = await makeBot({ actor, isPublished: false });
    const items = [{ questions: ["Is there parking?"], answer: "Yes, twelve places behind the building." }];
    const { id: sourceId } = await addSource({
      actor,
      botId,
      source: { type: "qa", title: "Answers", items },
    });
    await readSource({ workspaceId: actor.workspaceId, sourceId });
    const suggested = await testing.suggestTests({ actor, botId });
    expect(suggested.map(({ question }) => question)).toEqual([
      "Is there parking?",
      "Opening hours",
      "Bread",
      "Delivery",
    ]);
    const keys = suggested.map(({ key }) => key);
    expect(await testing.addSuggestedTests({ actor, botId, keys })).toEqual({ added: 4 });
    expect(await testing.addSuggestedTests({ actor, botId, keys })).toEqual({ added: 0 });
    expect(await testing.suggestTests({ actor, botId })).toEqual([]);
    const { results } = await testing.runTests({ actor, botId, subject: "draft" });
    expect(results.flatMap(({ question, failures }) => failures.map(({ code }) => [question, code]))).toEqual(
      [],
    );
  });
});

/** A visitor asked, and the bot answered. */
async function answered(botId: string, question: string, feedback?: "up" | "down") {
  const { token } = await startConversation({ botId, body: {}, origin: null });
  const visitor = await findVisitorSession({ token, origin: null });
  const { messages } = await getTurn(await runTurn(visitor, { text: question, clientId: createId() }));
  const messageId = messages[1]?.id ?? "";
  const { workspaceId, conversationId } = visitor;
  if (feedback) await giveFeedback({ workspaceId, conversationId, messageId, value: feedback });
  return { messageId, text: messages[1]?.text ?? "" };
}

describe("an answer of a conversation", () => {
  it("becomes a test that it is given again; one that was disliked, that it is not", async () => {
    const actor = await makeOwner();
    const { botId, sourceId } = await makeBot({ actor });
    const good = await answered(botId, "How much is a loaf of rye bread?");
    const bad = await answered(botId, "When does the bakery open?", "down");
    const unknown = await answered(botId, "Who won the war of 1812?");
    expect(await testing.listDisliked({ actor, botId })).toMatchObject([
      { messageId: bad.messageId, question: "When does the bakery open?", answer: bad.text },
    ]);
    const make = ({ messageId }: { messageId: string }) => testing.addTestFromMessage({ actor, messageId });
    expect(await make(good)).toEqual({ isNew: true });
    expect(await make(good)).toEqual({ isNew: false });
    expect(await make(bad)).toEqual({ isNew: true });
    expect(await make(unknown)).toEqual({ isNew: true });
    expect(await testing.listDisliked({ actor, botId })).toEqual([]);
    expect(await testing.listTests({ actor, botId })).toMatchObject([
      { origin: "preview", mustContain: ["5.40"], citesSource: sourceId },
      { origin: "feedback" },
      { origin: "preview", unknown: true },
    ]);
    const { results } = await testing.runTests({ actor, botId, subject: "draft" });
    expect(results.map(({ passed }) => passed)).toEqual([false, true, true]);
    expect(results[0]?.question).toBe("When does the bakery open?");
  });

  it("is only its own workspace's to make a test of", async () => {
    const actor = await makeOwner();
    const { botId } = await makeBot({ actor });
    const { messageId } = await answered(botId, "When does the bakery open?");
    const stranger = await makeOwner();
    await expect(testing.addTestFromMessage({ actor: stranger, messageId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("that was corrected becomes a test of what matters in the correction", async () => {
    const actor = await makeOwner();
    const { botId } = await makeBot({ actor });
    const correction = { question: "How much is rye bread?", answer: "It costs 6.20 euros since May." };
    expect(await testing.addTestFromCorrection({ actor, botId, ...correction })).toEqual({ isNew: true });
    expect(await testing.addTestFromCorrection({ actor, botId, ...correction })).toEqual({ isNew: false });
    expect(await testing.listTests({ actor, botId })).toMatchObject([
      { mustContain: ["6.20"], origin: "correction" },
    ]);
  });
});
