import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/access/permissions.ts";
import { db } from "#app/platform/db.server.ts";
import { createId } from "#app/shared/ids.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { contentKeyOf } from "./content-key.ts";
import { textsOf } from "./list-passages.server.ts";
import { closeOpenQuestion, listOpenQuestions } from "./open-questions.server.ts";
import { listMostUsed, listUnusedPassages, listUnusedSources } from "./passage-uses.server.ts";

let minutes = 0;

async function ask({ workspaceId }: Actor, botId: string, text: string, channel = "widget") {
  minutes += 1;
  await db.openQuestion.create({
    data: {
      id: createId(),
      workspaceId,
      botId,
      conversationId: createId(),
      questionId: createId(),
      answerId: createId(),
      text,
      locale: "en",
      channel,
      createdAt: new Date(Date.UTC(2026, 0, 1, 0, minutes)),
    },
  });
}

describe("questions without an answer", () => {
  it("stand once for the same words, newest first, without those of previews", async () => {
    const actor = await makeOwner();
    const { botId } = await makeBot({ actor, isPublished: false });
    await ask(actor, botId, "Do you have parking?");
    await ask(actor, botId, "Is there Wi-Fi");
    await ask(actor, botId, "do you have PARKING");
    await ask(actor, botId, "A question of the preview", "preview");
    const { items, total } = await listOpenQuestions({ actor, botId });
    expect(total).toBe(2);
    expect(items.map(({ text, count }) => [text, count])).toEqual([
      ["do you have PARKING", 2],
      ["Is there Wi-Fi", 1],
    ]);
    await closeOpenQuestion({ actor, botId, questionId: items[0]?.questionId ?? "", state: "dismissed" });
    expect((await listOpenQuestions({ actor, botId })).items.map(({ text }) => text)).toEqual([
      "Is there Wi-Fi",
    ]);
  });
});

describe("what answers used", () => {
  let actor: Actor;
  let botId: string;
  let sourceId: string;
  beforeAll(async () => {
    actor = await makeOwner();
    ({ botId, sourceId } = await makeBot({ actor, isPublished: false }));
    const { workspaceId } = actor;
    const rows = await db.passage.findMany({ where: { workspaceId, botId }, orderBy: { position: "asc" } });
    for (const { id, title, headings, text } of rows)
      await db.passage.updateMany({
        where: { workspaceId, id },
        data: { contentKey: contentKeyOf({ title, headings: textsOf(headings), text }) },
      });
    const keyed = await db.passage.findMany({ where: { workspaceId, botId }, orderBy: { position: "asc" } });
    const day = 86_400_000;
    await db.passageUse.createMany({
      data: [
        { contentKey: keyed[0]?.contentKey ?? "", uses: 3, lastUsedAt: new Date(Date.now() - day) },
        { contentKey: keyed[1]?.contentKey ?? "", uses: 9, lastUsedAt: new Date(Date.now() - 60 * day) },
        { contentKey: "of a text that is gone", uses: 50, lastUsedAt: new Date() },
      ].map((use) => ({ workspaceId, botId, ...use })),
    });
  });

  it("is told apart from what no answer used, ever or lately", async () => {
    const unused = (days: number | null) => listUnusedSources({ actor, botId, days });
    expect(await unused(null)).toMatchObject([{ sourceId, unused: 1, passages: 3, type: "text" }]);
    expect(await unused(30)).toMatchObject([{ unused: 2 }]);
    expect(await unused(90)).toMatchObject([{ unused: 1 }]);
    const which = { actor, botId, sourceId, limit: 20 };
    const headings = async (days: number | null) =>
      (await listUnusedPassages({ ...which, days })).map((passage) => passage.headings[0]);
    expect(await headings(null)).toEqual(["Delivery"]);
    expect(await headings(30)).toEqual(["Bread", "Delivery"]);
  });

  it("is counted, most used first, for what the draft still knows", async () => {
    const used = await listMostUsed({ actor, botId });
    expect(used.map(({ headings, uses }) => [headings[0], uses])).toEqual([
      ["Bread", 9],
      ["Opening hours", 3],
    ]);
    expect(used[0]).toMatchObject({ sourceId });
  });
});
