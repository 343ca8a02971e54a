import { describe, expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { addSource } from "#app/features/knowledge/add-source.server.ts";
import { listPassages } from "#app/features/knowledge/list-passages.server.ts";
import { readSource } from "#app/features/knowledge/read-source.server.ts";
import { addCorrection } from "./add-correction.server.ts";
import { deleteQaPair } from "./delete-qa-pair.server.ts";
import { listQaPairs } from "./list-qa-pairs.server.ts";
import { pairIdOf } from "./qa-pair.ts";
import { saveQaPair } from "./save-qa-pair.server.ts";

const parking = { questions: ["Where can I park?"], answer: "Behind the shop." };
const dogs = { questions: ["May I bring my dog?", "Are dogs allowed?"], answer: "Yes, on a lead." };

async function makePairs() {
  const actor = await makeOwner();
  const { botId } = await makeBot({ actor });
  const { id: sourceId } = await addSource({ actor, botId, source: { type: "qa", items: [parking, dogs] } });
  const { workspaceId } = actor;
  const read = () => readSource({ workspaceId, sourceId });
  await read();
  return { actor, botId, sourceId, workspaceId, read };
}

const said = ({ questions, answer }: { questions: string[]; answer: string }) => ({ questions, answer });

describe("the pairs of a source", () => {
  it("are listed in their order, and by their words in any case", async () => {
    const { actor, sourceId } = await makePairs();
    const all = await listQaPairs({ actor, sourceId });
    expect(all.items.map(said)).toEqual([parking, dogs]);
    const found = await listQaPairs({ actor, sourceId, search: "DOGS al" });
    expect(found).toMatchObject({ total: 1, items: [{ answer: dogs.answer, uses: 0, isEnabled: true }] });
    const first = await listQaPairs({ actor, sourceId, limit: 1 });
    expect(first).toMatchObject({ total: 2, nextCursor: "1" });
    const second = await listQaPairs({ actor, sourceId, limit: 1, cursor: first.nextCursor });
    expect(second.items.map(said)).toEqual([dogs]);
  });

  it("are what the draft knows after a change, an addition and a deletion", async () => {
    const { actor, sourceId, read } = await makePairs();
    const changed = { questions: ["Where can I park?", "Parking?", "parking"], answer: "In the yard." };
    await saveQaPair({ actor, sourceId, pairId: pairIdOf(parking), pair: changed });
    await saveQaPair({ actor, sourceId, pair: { questions: ["Wifi?"], answer: "bread4all" } });
    expect(said(await deleteQaPair({ actor, sourceId, pairId: pairIdOf(dogs) }))).toEqual(dogs);
    await read();
    const { items } = await listPassages({ actor, sourceId });
    expect(items.map(({ questions, text }) => [questions, text])).toEqual([
      [["Wifi?"], "bread4all"],
      [["Where can I park?", "Parking?"], "In the yard."],
    ]);
  });

  it("can all go", async () => {
    const { actor, sourceId, read } = await makePairs();
    for (const pair of [parking, dogs]) await deleteQaPair({ actor, sourceId, pairId: pairIdOf(pair) });
    await read();
    expect((await listPassages({ actor, sourceId })).items).toEqual([]);
  });

  it("are not changed by somebody who saw an older state", async () => {
    const { actor, sourceId } = await makePairs();
    const pairId = pairIdOf(parking);
    await saveQaPair({ actor, sourceId, pairId, pair: { ...parking, answer: "Nowhere." } });
    const late = { code: "CHANGED_ELSEWHERE" };
    await expect(saveQaPair({ actor, sourceId, pairId, pair: parking })).rejects.toMatchObject(late);
    await expect(deleteQaPair({ actor, sourceId, pairId })).rejects.toMatchObject(late);
  });

  it("are all there when twenty are added at once", async () => {
    const { actor, sourceId } = await makePairs();
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        saveQaPair({ actor, sourceId, pair: { questions: [`Question ${index}?`], answer: `${index}` } }),
      ),
    );
    expect((await listQaPairs({ actor, sourceId })).total).toBe(22);
  });

  it("keep what was counted, and whether they are switched off, when they change", async () => {
    const { actor, botId, sourceId, workspaceId } = await makePairs();
    const contentKey = pairIdOf(parking);
    await db.passageUse.create({
      data: { workspaceId, botId, contentKey, uses: 3, lastUsedAt: new Date(1_000) },
    });
    await db.passageEdit.create({
      data: { workspaceId, sourceId, contentKey, original: parking.answer, isEnabled: false },
    });
    await saveQaPair({ actor, sourceId, pairId: contentKey, pair: { ...parking, answer: "In the yard." } });
    expect((await listQaPairs({ actor, sourceId, search: "yard" })).items).toMatchObject([
      { uses: 3, lastUsedAt: 1_000, isEnabled: false },
    ]);
  });
});

describe("a correction", () => {
  const correction = { question: "Is there  parking?", locale: "es" };

  it("becomes a phrasing of the pair that has the answer", async () => {
    const { actor, botId, sourceId } = await makePairs();
    const made = await addCorrection({ actor, botId, ...correction, answer: "behind the  shop." });
    const { items } = await listQaPairs({ actor, sourceId });
    expect(made).toEqual({ sourceId, pairId: items[0]?.id });
    expect(items[0]).toMatchObject({ questions: ["Where can I park?", "Is there parking?"] });
  });

  it("becomes a pair of the one source of corrections, which is made when it is missing", async () => {
    const { actor, botId } = await makePairs();
    const first = await addCorrection({ actor, botId, ...correction, answer: "Only for bikes." });
    const second = await addCorrection({ actor, botId, ...correction, question: "Wifi?", answer: "No." });
    expect(second.sourceId).toBe(first.sourceId);
    const { title } = await db.source.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: first.sourceId } },
    });
    expect(title).toBe("Correcciones");
    expect((await listQaPairs({ actor, sourceId: first.sourceId })).items.map((pair) => pair.id)).toEqual([
      second.pairId,
      first.pairId,
    ]);
  });

  it("takes the question from the pair that answered it before", async () => {
    const { actor, botId, sourceId } = await makePairs();
    const asked = { ...correction, question: "are dogs allowed" };
    await addCorrection({ actor, botId, ...asked, answer: "Only small ones." });
    await addCorrection({ actor, botId, ...asked, question: "where can I park?", answer: "Nowhere." });
    expect((await listQaPairs({ actor, sourceId })).items.map(said)).toEqual([
      { questions: ["May I bring my dog?"], answer: "Yes, on a lead." },
    ]);
  });

  it("is kept when ten come at once", async () => {
    const { actor, botId } = await makePairs();
    const made = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        addCorrection({ actor, botId, question: `Question ${index}?`, answer: `A ${index}`, locale: "en" }),
      ),
    );
    expect(new Set(made.map((each) => each.sourceId)).size).toBe(1);
    expect((await listQaPairs({ actor, sourceId: made[0]?.sourceId ?? "" })).total).toBe(10);
  });
});
