import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/access/permissions.ts";
import { getBot, getBotState, getDraftBot, publishBot, saveDraft } from "#app/features/bots/index.server.ts";
import {
  addSource,
  deleteSource,
  listSources,
  readSource,
  searchKnowledge,
} from "#app/features/knowledge/index.server.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { compareVersions, restoreVersion } from "./index.server.ts";

let actor: Actor;
let botId: string;
let bakery: string;
let parking: string;

/** The best passage that the draft has for a question; empty when it has none. */
async function draftKnows(question: string): Promise<string> {
  const { workspaceId, revisionIds } = await getDraftBot({ workspaceId: actor.workspaceId, botId });
  const [best] = await searchKnowledge({ workspaceId, revisionIds, question });
  return best && best.score >= 0.5 ? best.text : "";
}

const draftState = () => compareVersions({ actor, botId, before: 1, after: "draft" });

beforeAll(async () => {
  actor = await makeOwner();
  const made = await makeBot({ actor, settings: { systemPrompt: "You are the polite voice of a bakery." } });
  botId = made.botId;
  bakery = made.sourceId;
  await saveDraft({
    actor,
    botId,
    changes: { systemPrompt: "You are the cheerful voice of a bakery.", temperature: 0.7 },
  });
  const source = await addSource({
    actor,
    botId,
    source: { type: "text", title: "Parking", text: "Cars park behind the bakery for free." },
  });
  parking = source.id;
  await readSource({ workspaceId: actor.workspaceId, sourceId: parking });
  await deleteSource({ actor, sourceId: bakery });
  await publishBot({ actor, botId });
});

describe("two versions", () => {
  it("differ in settings, long texts word by word, and in sources", async () => {
    const { settings, knowledge } = await compareVersions({ actor, botId, before: 1, after: 2 });
    expect(settings.map((change) => change.path)).toEqual(["systemPrompt", "temperature"]);
    expect(settings[0]?.words).toContainEqual({ kind: "removed", text: "polite" });
    expect(settings[0]?.words).toContainEqual({ kind: "added", text: "cheerful" });
    expect(knowledge).toEqual([
      { kind: "added", sourceId: parking, title: "Parking", before: 0, after: 1 },
      expect.objectContaining({ kind: "removed", sourceId: bakery, after: 0 }),
    ]);
  });

  it("that are not there are not compared", async () => {
    await expect(compareVersions({ actor, botId, before: 1, after: 9 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("a restored version", () => {
  it("is the draft again, with its settings and its knowledge", async () => {
    expect(await draftKnows("When does the bakery open?")).toBe("");
    await restoreVersion({ actor, botId, number: 1 });
    expect(await draftState()).toMatchObject({ settings: [], knowledge: [] });
    expect(await draftKnows("When does the bakery open?")).toContain("seven in the morning");
    const { items } = await listSources({ actor, botId });
    expect(items.map((source) => source.id)).toEqual([bakery]);
  });

  it("is what was published, until something is changed", async () => {
    await restoreVersion({ actor, botId, number: 2 });
    expect(await getBotState({ actor, botId })).toMatchObject({ hasUnpublishedChanges: false });
    await deleteSource({ actor, sourceId: parking });
    expect(await getBotState({ actor, botId })).toMatchObject({ hasUnpublishedChanges: true });
  });

  it("stops a save that started from the draft before", async () => {
    const { revision } = await getBot({ actor, botId });
    await restoreVersion({ actor, botId, number: 1 });
    await expect(saveDraft({ actor, botId, revision, changes: { name: "Mine" } })).rejects.toMatchObject({
      code: "CHANGED_ELSEWHERE",
    });
  });

  it("that is not there changes nothing", async () => {
    await expect(restoreVersion({ actor, botId, number: 9 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await draftState()).toMatchObject({ settings: [], knowledge: [] });
  });
});
