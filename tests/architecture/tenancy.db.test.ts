import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/access/permissions.ts";
import * as botFiles from "#app/features/bot-files/index.server.ts";
import * as botImages from "#app/features/bot-images/index.server.ts";
import * as bots from "#app/features/bots/index.server.ts";
import * as checklist from "#app/features/checklist/index.server.ts";
import * as comparing from "#app/features/comparing/index.server.ts";
import * as conversations from "#app/features/conversations/index.server.ts";
import * as knowledge from "#app/features/knowledge/index.server.ts";
import * as leads from "#app/features/leads/index.server.ts";
import * as providers from "#app/features/providers/index.server.ts";
import * as replay from "#app/features/replay/index.server.ts";
import * as testing from "#app/features/testing/index.server.ts";
import * as versions from "#app/features/versions/index.server.ts";
import * as visitorFiles from "#app/features/visitor-files/index.server.ts";
import { translator } from "#app/platform/i18n.server.ts";
import { db } from "#app/platform/db.server.ts";
import { createId } from "#app/shared/ids.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { callsAboutTests, type Call, type Foreign } from "./calls-about-tests.ts";
import { POINTED_AT_NOTHING } from "./pointed-at-nothing.ts";

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
  const [passage] = (await knowledge.listPassages({ actor, sourceId })).items;
  const questionId = createId();
  await db.openQuestion.create({
    data: {
      id: questionId,
      workspaceId,
      botId,
      conversationId: conversation.id,
      questionId: createId(),
      answerId: createId(),
      text: "Is it true?",
      channel: "widget",
    },
  });
  const passageId = passage?.id ?? "";
  const { id: testId } = await testing.addTest({
    actor,
    botId,
    test: { question: "Is it true?", expect: { unknown: true } },
  });
  const fileId = createId();
  await db.storedFile.create({
    data: {
      id: fileId,
      workspaceId,
      name: "list.txt",
      mediaType: "text/plain",
      bytes: 1,
      sha256: "",
      sent: { create: { conversationId: conversation.id } },
    },
  });
  theirs = {
    actor,
    botId,
    sourceId,
    conversationId: conversation.id,
    providerId,
    passageId,
    questionId,
    testId,
    fileId,
  };
  me = await makeOwner();
  myBotId = (await makeBot({ actor: me })).botId;
});

const text = { type: "text", title: "T", text: "Some text." } as const;

/** Each use case that acts in a workspace, called as me on what is theirs. */
const calls: Record<string, Call> = {
  ...callsAboutTests(() => ({ me, theirs, myBotId })),
  listOpenBlanks: () => knowledge.listOpenBlanks({ actor: me, botId: theirs.botId }),
  deleteBot: () => bots.deleteBot({ actor: me, botId: theirs.botId }),
  duplicateBot: () => bots.duplicateBot({ actor: me, botId: theirs.botId, name: "Copy" }),
  getBot: () => bots.getBot({ actor: me, botId: theirs.botId }),
  getBotRow: () => bots.getBotRow({ workspaceId: me.workspaceId, botId: theirs.botId }),
  getBotState: () => bots.getBotState({ actor: me, botId: theirs.botId }),
  getBotVersion: () => bots.getBotVersion({ workspaceId: me.workspaceId, botId: theirs.botId, number: 1 }),
  getDraftBot: () => bots.getDraftBot({ workspaceId: me.workspaceId, botId: theirs.botId }),
  getPublishState: () => bots.getPublishState({ actor: me, botId: theirs.botId }),
  getVersionItem: () => bots.getVersionItem({ actor: me, botId: theirs.botId, number: 1 }),
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
  addCorrection: () =>
    knowledge.addCorrection({
      actor: me,
      botId: theirs.botId,
      question: "When?",
      answer: "Now.",
      locale: "en",
    }),
  addSource: () => knowledge.addSource({ actor: me, botId: theirs.botId, source: text }),
  "copySources from theirs": () =>
    knowledge.copySources({ actor: me, fromBotId: theirs.botId, toBotId: myBotId }),
  "copySources to theirs": () =>
    knowledge.copySources({ actor: me, fromBotId: myBotId, toBotId: theirs.botId }),
  deleteQaPair: () => knowledge.deleteQaPair({ actor: me, sourceId: theirs.sourceId, pairId: "x" }),
  deleteSource: () => knowledge.deleteSource({ actor: me, sourceId: theirs.sourceId }),
  getSource: () => knowledge.getSource({ actor: me, sourceId: theirs.sourceId }),
  getPassageLength: () => knowledge.getPassageLength({ actor: me, botId: theirs.botId }),
  getSourceChanges: () => knowledge.getSourceChanges({ actor: me, sourceId: theirs.sourceId }),
  listSourcePages: () => knowledge.listSourcePages({ actor: me, sourceId: theirs.sourceId }),
  setPassageLength: () => knowledge.setPassageLength({ actor: me, botId: theirs.botId, length: "long" }),
  findOpenFile: () => knowledge.findOpenFile({ revisionId: createId(), userId: me.userId }),
  setSourceOpen: () => knowledge.setSourceOpen({ actor: me, sourceId: theirs.sourceId, isOpen: false }),
  setSourceSchedule: () =>
    knowledge.setSourceSchedule({ actor: me, sourceId: theirs.sourceId, everyHours: 24 }),
  closeOpenQuestion: () =>
    knowledge.closeOpenQuestion({
      actor: me,
      botId: myBotId,
      questionId: theirs.questionId,
      state: "dismissed",
    }),
  editPassage: () => knowledge.editPassage({ actor: me, passageId: theirs.passageId, text: "Mine" }),
  switchPassages: () =>
    knowledge.switchPassages({ actor: me, passageIds: [theirs.passageId], isEnabled: false }),
  listMostUsed: () => knowledge.listMostUsed({ actor: me, botId: theirs.botId }),
  listOpenQuestions: () => knowledge.listOpenQuestions({ actor: me, botId: theirs.botId }),
  listUnusedPassages: () =>
    knowledge.listUnusedPassages({
      actor: me,
      botId: theirs.botId,
      sourceId: theirs.sourceId,
      days: null,
      limit: 20,
    }),
  listUnusedSources: () => knowledge.listUnusedSources({ actor: me, botId: theirs.botId, days: null }),
  listPassages: () => knowledge.listPassages({ actor: me, sourceId: theirs.sourceId }),
  listQaPairs: () => knowledge.listQaPairs({ actor: me, sourceId: theirs.sourceId }),
  listSources: () => knowledge.listSources({ actor: me, botId: theirs.botId }),
  refreshSource: () => knowledge.refreshSource({ actor: me, sourceId: theirs.sourceId }),
  saveQaPair: () =>
    knowledge.saveQaPair({
      actor: me,
      sourceId: theirs.sourceId,
      pair: { questions: ["When?"], answer: "Now." },
    }),
  undeleteSource: () => knowledge.undeleteSource({ actor: me, sourceId: theirs.sourceId }),
  setPicture: () => botImages.setPicture({ actor: me, botId: theirs.botId, place: "avatar", file: null }),
  exportBot: () => botFiles.exportBot({ actor: me, botId: theirs.botId }),
  compareVersions: () =>
    versions.compareVersions({ actor: me, botId: theirs.botId, before: 1, after: "draft" }),
  getVersion: () => versions.getVersion({ actor: me, botId: theirs.botId, number: 1 }),
  restoreVersion: () => versions.restoreVersion({ actor: me, botId: theirs.botId, number: 1 }),
  dismissChecklist: () => checklist.dismissChecklist({ actor: me, botId: theirs.botId }),
  getChecklist: () => checklist.getChecklist({ actor: me, botId: theirs.botId }),
  listLeads: () => leads.listLeads({ actor: me, botId: theirs.botId, filter: {}, limit: 20 }),
  writeLeadsTable: () =>
    leads.writeLeadsTable({ actor: me, botId: theirs.botId, filter: {}, t: translator("en") }),
  deleteLead: () => leads.deleteLead({ actor: me, botId: theirs.botId, leadId: theirs.conversationId }),
  findFile: () => visitorFiles.findFile({ workspaceId: me.workspaceId, fileId: theirs.fileId }),
  dropFile: () =>
    visitorFiles.dropFile({
      workspaceId: me.workspaceId,
      conversationId: theirs.conversationId,
      fileId: theirs.fileId,
    }),
  getEmbeddingState: () => knowledge.getEmbeddingState({ actor: me, botId: theirs.botId }),
  deleteProvider: () => providers.deleteProvider({ actor: me, providerId: theirs.providerId }),
  getIdentityKeyState: () => conversations.getIdentityKeyState({ actor: me, botId: theirs.botId }),
  rotateIdentityKey: () => conversations.rotateIdentityKey({ actor: me, botId: theirs.botId }),
  getConversation: () => conversations.getConversation({ actor: me, conversationId: theirs.conversationId }),
  listConversationMessages: () =>
    conversations.listConversationMessages({ actor: me, conversationId: theirs.conversationId, limit: 20 }),
  readConversation: () =>
    conversations.readConversation({ workspaceId: me.workspaceId, conversationId: theirs.conversationId }),
};

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
    const features = [
      bots,
      leads,
      botFiles,
      botImages,
      checklist,
      knowledge,
      providers,
      conversations,
      versions,
      testing,
      replay,
      comparing,
      visitorFiles,
    ];
    const exported = features.flatMap((feature) => Object.keys(feature));
    expect(exported.filter((name) => !tested.has(name) && !POINTED_AT_NOTHING.has(name))).toEqual([]);
  });
});
