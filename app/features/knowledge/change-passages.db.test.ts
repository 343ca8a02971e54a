import { describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/access/permissions.ts";
import { getBotState, getBotVersion, getDraftBot, publishBot } from "#app/features/bots/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { addSource } from "./add-source.server.ts";
import { editPassage, switchPassages } from "./change-passages.server.ts";
import { listPassages } from "./list-passages.server.ts";
import { getSource } from "./list-sources.server.ts";
import { readSource } from "./read-source.server.ts";
import { searchKnowledge } from "./search-knowledge.server.ts";

const PRICE = "How much is a loaf of rye bread?";
const CHEAPER = "A loaf of rye bread costs 4.90 euros.";

async function passageWith(actor: Actor, sourceId: string, words: string) {
  const { items } = await listPassages({ actor, sourceId });
  const passage = items.find(({ text }) => text.includes(words));
  if (!passage) throw new Error(`no passage with ${words}`);
  return passage;
}

async function bestText({ workspaceId }: Actor, revisionIds: string[], question: string) {
  const [best] = await searchKnowledge({ workspaceId, revisionIds, question });
  return best?.text ?? "";
}

const draftText = async (actor: Actor, botId: string, question: string) =>
  bestText(actor, (await getDraftBot({ workspaceId: actor.workspaceId, botId })).revisionIds, question);
const publishedText = async (actor: Actor, botId: string, number: number, question: string) =>
  bestText(
    actor,
    (await getBotVersion({ workspaceId: actor.workspaceId, botId, number })).revisionIds,
    question,
  );

const revisionsOf = ({ workspaceId }: Actor, sourceId: string) =>
  db.sourceRevision.count({ where: { workspaceId, sourceId } });

describe("an edited passage", () => {
  it("is the draft's at once, and the live version's after publishing", async () => {
    const actor = await makeOwner();
    const { botId, sourceId } = await makeBot({ actor });
    const { id } = await passageWith(actor, sourceId, "rye bread");
    expect((await getBotState({ actor, botId })).hasUnpublishedChanges).toBe(false);
    expect(await draftText(actor, botId, PRICE)).toContain("5.40");
    await editPassage({ actor, passageId: id, text: CHEAPER });
    expect(await draftText(actor, botId, PRICE)).toBe(CHEAPER);
    expect(await publishedText(actor, botId, 1, PRICE)).toContain("5.40");
    expect((await getBotState({ actor, botId })).hasUnpublishedChanges).toBe(true);
    await publishBot({ actor, botId });
    expect(await publishedText(actor, botId, 2, PRICE)).toBe(CHEAPER);
    expect(await publishedText(actor, botId, 1, PRICE)).toContain("5.40");
  });

  it("copies the reading once: the draft's own is changed in place, and its index with it", async () => {
    const actor = await makeOwner();
    const { botId, sourceId } = await makeBot({ actor });
    const before = await listPassages({ actor, sourceId });
    await editPassage({ actor, passageId: before.items[1]?.id ?? "", text: CHEAPER });
    expect(await draftText(actor, botId, PRICE)).toBe(CHEAPER);
    expect(await revisionsOf(actor, sourceId)).toBe(2);
    // The id of the published revision still names the passage: a page that is open elsewhere holds it.
    await editPassage({ actor, passageId: before.items[1]?.id ?? "", text: "Rye bread is given away." });
    expect(await draftText(actor, botId, PRICE)).toBe("Rye bread is given away.");
    expect(await revisionsOf(actor, sourceId)).toBe(2);
    const after = await listPassages({ actor, sourceId });
    expect(after.items.map(({ headings }) => headings)).toEqual(before.items.map(({ headings }) => headings));
    expect((await getSource({ actor, sourceId })).passages).toBe(before.items.length);
  });

  it("can be as it was read again", async () => {
    const actor = await makeOwner();
    const { botId, sourceId } = await makeBot({ actor, isPublished: false });
    const { id, text } = await passageWith(actor, sourceId, "rye bread");
    await editPassage({ actor, passageId: id, text: CHEAPER });
    await editPassage({ actor, passageId: id, text: "Another text about the bread." });
    expect((await listPassages({ actor, sourceId, filter: "edited" })).items).toHaveLength(1);
    await editPassage({ actor, passageId: id, text: null });
    expect(await draftText(actor, botId, PRICE)).toBe(text);
    expect((await listPassages({ actor, sourceId, filter: "edited" })).items).toEqual([]);
    const { workspaceId } = actor;
    expect(await db.passageEdit.count({ where: { workspaceId, sourceId } })).toBe(0);
  });

  it("loses the vector of its former text and keeps those of the others", async () => {
    const actor = await makeOwner();
    const { sourceId } = await makeBot({ actor });
    const { workspaceId } = actor;
    const rows = await db.passage.findMany({ where: { workspaceId }, orderBy: { position: "asc" } });
    await db.passageVector.createMany({
      data: rows.map(({ id, revisionId, position }) => ({
        workspaceId,
        passageId: id,
        revisionId,
        modelKey: "p:m",
        vector: Uint8Array.of(position),
      })),
    });
    await editPassage({ actor, passageId: rows[1]?.id ?? "", text: CHEAPER });
    const { items } = await listPassages({ actor, sourceId });
    const vectors = await db.passageVector.findMany({
      where: { workspaceId, passageId: { in: items.map(({ id }) => id) } },
    });
    expect(Object.fromEntries(vectors.map(({ passageId, vector }) => [passageId, vector[0]]))).toEqual({
      [items[0]?.id ?? ""]: 0,
      [items[2]?.id ?? ""]: 2,
    });
    expect(
      await db.passageVector.count({ where: { workspaceId, revisionId: rows[0]?.revisionId ?? "" } }),
    ).toBe(3);
  });

  it("of a pair is refused: its answer is changed with its questions", async () => {
    const actor = await makeOwner();
    const { botId } = await makeBot({ actor });
    const items = [{ questions: ["Do you bake?"], answer: "Every day." }];
    const source = await addSource({ actor, botId, source: { type: "qa", items } });
    await readSource({ workspaceId: actor.workspaceId, sourceId: source.id });
    const { id } = await passageWith(actor, source.id, "Every day");
    await expect(editPassage({ actor, passageId: id, text: "Never." })).rejects.toMatchObject({
      code: "INVALID",
    });
  });
});

describe("a passage that is switched off", () => {
  it("is not found in the draft, is in the live version, and comes back", async () => {
    const actor = await makeOwner();
    const { botId, sourceId } = await makeBot({ actor });
    const { id } = await passageWith(actor, sourceId, "rye bread");
    await switchPassages({ actor, passageIds: [id], isEnabled: false });
    expect(await draftText(actor, botId, PRICE)).not.toContain("5.40");
    expect(await publishedText(actor, botId, 1, PRICE)).toContain("5.40");
    expect((await listPassages({ actor, sourceId, filter: "off" })).items).toHaveLength(1);
    await switchPassages({ actor, passageIds: [id], isEnabled: true });
    expect(await draftText(actor, botId, PRICE)).toContain("5.40");
  });

  it("keeps its edit while it is off", async () => {
    const actor = await makeOwner();
    const { botId, sourceId } = await makeBot({ actor, isPublished: false });
    const { id } = await passageWith(actor, sourceId, "rye bread");
    await editPassage({ actor, passageId: id, text: CHEAPER });
    await switchPassages({ actor, passageIds: [id], isEnabled: false });
    await switchPassages({ actor, passageIds: [id], isEnabled: true });
    expect(await draftText(actor, botId, PRICE)).toBe(CHEAPER);
  });
});

describe("many at once", () => {
  it("edits, switches and a publishing all arrive, and no version changes", async () => {
    const actor = await makeOwner();
    const { botId, sourceId } = await makeBot({ actor });
    const { items } = await listPassages({ actor, sourceId });
    const [first = "", second = "", third = ""] = items.map(({ id }) => id);
    await Promise.all([
      editPassage({ actor, passageId: first, text: "Open all day." }),
      switchPassages({ actor, passageIds: [second], isEnabled: false }),
      publishBot({ actor, botId }),
      editPassage({ actor, passageId: third, text: "No delivery." }),
    ]);
    const now = (await listPassages({ actor, sourceId })).items;
    expect(now.map(({ text, isEnabled }) => [text, isEnabled])).toEqual([
      ["Open all day.", true],
      [items[1]?.text, false],
      ["No delivery.", true],
    ]);
    expect(await publishedText(actor, botId, 1, PRICE)).toContain("5.40");
  });
});

describe("looking for passages", () => {
  it("finds words of the text or title in any case, and counts on over pages", async () => {
    const actor = await makeOwner();
    const { sourceId } = await makeBot({ actor });
    const texts = async (query: string) =>
      (await listPassages({ actor, sourceId, query })).items.map(({ headings }) => headings[0]);
    expect(await texts("SOURDOUGH")).toEqual(["Bread"]);
    expect(await texts("bakery")).toEqual(["Opening hours", "Bread", "Delivery"]);
    expect(await texts("no such words")).toEqual([]);
    const { items, nextCursor } = await listPassages({ actor, sourceId, query: "bakery", limit: 2 });
    const rest = await listPassages({ actor, sourceId, query: "bakery", limit: 2, cursor: nextCursor });
    expect([...items, ...rest.items].map(({ position }) => position)).toEqual([0, 1, 2]);
  });
});
