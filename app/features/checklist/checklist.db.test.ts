import { describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/access/permissions.ts";
import { createBot, saveDraft } from "#app/features/bots/index.server.ts";
import {
  createPreviewTicket,
  startApiConversation,
  startConversation,
} from "#app/features/conversations/index.server.ts";
import { addSource, deleteSource, readSource } from "#app/features/knowledge/index.server.ts";
import { addTest, publishTested } from "#app/features/testing/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { createId } from "#app/shared/ids.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { dismissChecklist, getChecklist } from "./index.server.ts";

async function doneSteps(actor: Actor, botId: string): Promise<string[] | null> {
  const steps = await getChecklist({ actor, botId });
  return steps && steps.filter((step) => step.isDone).map((step) => step.name);
}

/** Somebody writes in the conversation, as far as the list can tell. */
async function write({ workspaceId }: Actor, id: string): Promise<void> {
  await db.conversation.update({ where: { workspaceId_id: { workspaceId, id } }, data: { lastSeq: 1 } });
}

describe("the first steps of a bot", () => {
  it("are all open at first, ticked by what is there, and gone when all are taken", async () => {
    const actor = await makeOwner();
    const { id: botId } = await createBot({ actor, name: "Ada's bakery", settings: {} });
    expect(await doneSteps(actor, botId)).toEqual([]);

    const source = await addSource({
      actor,
      botId,
      source: { type: "text", title: "T", text: "We sell rye." },
    });
    expect(await doneSteps(actor, botId), "before it is read").toEqual([]);
    await readSource({ workspaceId: actor.workspaceId, sourceId: source.id });
    expect(await doneSteps(actor, botId)).toEqual(["knowledge"]);

    await addTest({ actor, botId, test: { question: "Who won the match?", expect: { unknown: true } } });
    expect(await doneSteps(actor, botId)).toEqual(["knowledge", "test"]);

    await saveDraft({ actor, botId, changes: { greeting: "Hello." } });
    expect(await doneSteps(actor, botId), "a greeting is no look").toEqual(["knowledge", "test"]);
    await saveDraft({ actor, botId, changes: { look: { radius: 4 } } });
    expect(await doneSteps(actor, botId)).toEqual(["knowledge", "test", "look"]);

    await publishTested({ actor, botId });
    expect(await doneSteps(actor, botId)).toEqual(["knowledge", "test", "look", "publish"]);

    const { conversation } = await startConversation({ botId, body: {}, origin: null });
    expect(await doneSteps(actor, botId), "opened, and nothing written").toHaveLength(4);
    await write(actor, conversation.id);
    expect(await doneSteps(actor, botId)).toBeNull();

    await deleteSource({ actor, sourceId: source.id });
    expect(await doneSteps(actor, botId), "what is gone is open again").toEqual([
      "test",
      "look",
      "publish",
      "conversation",
    ]);
  });

  it("take a question in the preview for a test, and neither it nor a program for a visitor", async () => {
    const actor = await makeOwner();
    const { botId } = await makeBot({ actor });
    const { workspaceId } = actor;
    const previewTicket = createPreviewTicket({ actor, botId });
    const { conversation } = await startConversation({ botId, body: { previewTicket }, origin: null });
    expect(await doneSteps(actor, botId)).toEqual(["knowledge", "publish"]);
    await write(actor, conversation.id);
    const called = { conversationId: createId(), version: "live", locale: "en" };
    await write(actor, await startApiConversation({ actor, botId, ...called }));
    expect(await db.conversation.count({ where: { workspaceId, lastSeq: 1 } })).toBe(2);
    expect(await doneSteps(actor, botId)).toEqual(["knowledge", "test", "publish"]);
  });

  it("stay away from who has put them away, for that bot alone", async () => {
    const actor = await makeOwner();
    const [one, other] = [await makeBot({ actor }), await makeBot({ actor })];
    const { userId } = await makeOwner();
    const { workspaceId } = actor;
    await db.membership.create({ data: { workspaceId, userId, role: "editor" } });
    await dismissChecklist({ actor, botId: one.botId });
    await dismissChecklist({ actor, botId: one.botId });
    expect(await doneSteps(actor, one.botId)).toBeNull();
    expect(await doneSteps(actor, other.botId)).toHaveLength(2);
    expect(await doneSteps({ ...actor, userId, role: "editor" }, one.botId)).toHaveLength(2);
  });

  it("are not shown to who could not take them", async () => {
    const actor = await makeOwner();
    const { botId } = await makeBot({ actor });
    expect(await doneSteps({ ...actor, role: "viewer" }, botId)).toBeNull();
  });
});
