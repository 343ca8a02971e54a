import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/access/permissions.ts";
import * as bots from "#app/features/bots/index.server.ts";
import * as conversations from "#app/features/conversations/index.server.ts";
import * as knowledge from "#app/features/knowledge/index.server.ts";
import * as providers from "#app/features/providers/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { createId } from "#app/shared/ids.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";

/** Everything that a use case can be pointed at, of somebody else. */
interface Foreign {
  actor: Actor;
  botId: string;
  sourceId: string;
  conversationId: string;
  providerId: string;
}

let theirs: Foreign;
let me: Actor;
let myBotId: string;

beforeAll(async () => {
  const actor = await makeOwner();
  const { botId, sourceId } = await makeBot({ actor });
  const { conversation } = await conversations.startConversation({ botId, body: {}, origin: null });
  const { workspaceId, userId } = actor;
  const providerId = createId();
  await db.providerAccount.create({
    data: {
      id: providerId,
      workspaceId,
      kind: "openai",
      name: "x",
      baseUrl: "https://x.example",
      sealedKey: "x",
      keyEnding: "",
      createdById: userId,
    },
  });
  theirs = { actor, botId, sourceId, conversationId: conversation.id, providerId };
  me = await makeOwner();
  myBotId = (await makeBot({ actor: me })).botId;
});

const text = { type: "text", title: "T", text: "Some text." } as const;
type Call = () => Promise<unknown>;

/** Each use case that acts in a workspace, called as me on what is theirs. */
const calls: Record<string, Call> = {
  deleteBot: () => bots.deleteBot({ actor: me, botId: theirs.botId }),
  duplicateBot: () => bots.duplicateBot({ actor: me, botId: theirs.botId, name: "Copy" }),
  getBot: () => bots.getBot({ actor: me, botId: theirs.botId }),
  getBotRow: () => bots.getBotRow({ workspaceId: me.workspaceId, botId: theirs.botId }),
  getBotState: () => bots.getBotState({ actor: me, botId: theirs.botId }),
  getBotVersion: () => bots.getBotVersion({ workspaceId: me.workspaceId, botId: theirs.botId, number: 1 }),
  getDraftBot: () => bots.getDraftBot({ workspaceId: me.workspaceId, botId: theirs.botId }),
  getPublishState: () => bots.getPublishState({ actor: me, botId: theirs.botId }),
  listVersions: () => bots.listVersions({ actor: me, botId: theirs.botId }),
  pauseBot: () => bots.pauseBot({ actor: me, botId: theirs.botId }),
  publishBot: () => bots.publishBot({ actor: me, botId: theirs.botId }),
  resumeBot: () => bots.resumeBot({ actor: me, botId: theirs.botId }),
  saveDraft: () => bots.saveDraft({ actor: me, botId: theirs.botId, changes: { name: "Mine" } }),
  undeleteBot: () => bots.undeleteBot({ actor: me, botId: theirs.botId }),
  addFileSource: () =>
    knowledge.addFileSource({
      actor: me,
      botId: theirs.botId,
      upload: { id: createId(), name: "x.md", mediaType: "text/markdown", bytes: 1 },
    }),
  addSource: () => knowledge.addSource({ actor: me, botId: theirs.botId, source: text }),
  "copySources from theirs": () =>
    knowledge.copySources({ actor: me, fromBotId: theirs.botId, toBotId: myBotId }),
  "copySources to theirs": () =>
    knowledge.copySources({ actor: me, fromBotId: myBotId, toBotId: theirs.botId }),
  deleteSource: () => knowledge.deleteSource({ actor: me, sourceId: theirs.sourceId }),
  getSource: () => knowledge.getSource({ actor: me, sourceId: theirs.sourceId }),
  listPassages: () => knowledge.listPassages({ actor: me, sourceId: theirs.sourceId }),
  listSources: () => knowledge.listSources({ actor: me, botId: theirs.botId }),
  refreshSource: () => knowledge.refreshSource({ actor: me, sourceId: theirs.sourceId }),
  undeleteSource: () => knowledge.undeleteSource({ actor: me, sourceId: theirs.sourceId }),
  deleteProvider: () => providers.deleteProvider({ actor: me, providerId: theirs.providerId }),
  getConversation: () => conversations.getConversation({ actor: me, conversationId: theirs.conversationId }),
  listConversationMessages: () =>
    conversations.listConversationMessages({ actor: me, conversationId: theirs.conversationId, limit: 20 }),
  readConversation: () =>
    conversations.readConversation({ workspaceId: me.workspaceId, conversationId: theirs.conversationId }),
};

/** Exports that are pointed at nothing of somebody's, or that serve everybody by design (a public id, a visitor's secret). */
const POINTED_AT_NOTHING = new Set([
  "createBot",
  "listBots",
  "findGuideBotId",
  "getLiveBot",
  "recordSighting",
  "readSource",
  "searchKnowledge",
  "storeUpload",
  "NewSourceSchema",
  "addProvider",
  "buildChain",
  "listProviders",
  "listProviderChoices",
  "tryInstanceProviders",
  "NewProviderSchema",
  "instanceProvider",
  "startConversation",
  "findVisitorSession",
  "deleteVisitorConversation",
  "giveFeedback",
  "listMessages",
  "toChatMessage",
  "writeTranscript",
  "createPreviewTicket",
  "isPreviewTicket",
  "startApiConversation",
  "findApiConversation",
  "listConversations",
  "getMessage",
  "FeedbackSchema",
  "MessagesQuery",
  "SendMessageSchema",
  "StartConversationSchema",
  "ConversationFilterSchema",
  "MAX_MESSAGE",
]);

describe("what belongs to another workspace", () => {
  it.each(Object.keys(calls))("is not there for %s", async (name) => {
    await expect(calls[name]?.()).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is as it was", async () => {
    const { actor, botId, sourceId, providerId } = theirs;
    expect((await bots.getBot({ actor, botId })).name).toBe("Ada's bakery");
    expect((await knowledge.getSource({ actor, sourceId })).status).toBe("ready");
    expect((await knowledge.listSources({ actor, botId })).totals.sources).toBe(1);
    expect((await providers.listProviders({ actor })).map((provider) => provider.id)).toContain(providerId);
  });

  it("is in no list of mine", async () => {
    expect((await bots.listBots({ actor: me, limit: 100 })).items.map((bot) => bot.id)).not.toContain(
      theirs.botId,
    );
    expect((await conversations.listConversations({ actor: me, filter: {}, limit: 20 })).items).toEqual([]);
    const { revisionIds } = await bots.getDraftBot({
      workspaceId: theirs.actor.workspaceId,
      botId: theirs.botId,
    });
    await expect(
      knowledge.searchKnowledge({ workspaceId: me.workspaceId, revisionIds, question: "rye bread" }),
    ).resolves.toEqual([]);
  });

  it("is asked for by every use case that can be pointed at something", () => {
    const tested = new Set(Object.keys(calls).map((name) => name.split(" ")[0] ?? ""));
    const exported = [bots, knowledge, providers, conversations].flatMap((feature) => Object.keys(feature));
    expect(exported.filter((name) => !tested.has(name) && !POINTED_AT_NOTHING.has(name))).toEqual([]);
  });
});
