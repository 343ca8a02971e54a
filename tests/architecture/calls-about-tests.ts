import type { Actor } from "#app/domain/access/permissions.ts";
import * as comparing from "#app/features/comparing/index.server.ts";
import * as replay from "#app/features/replay/index.server.ts";
import * as testing from "#app/features/testing/index.server.ts";
import { createId } from "#app/shared/ids.ts";

/** Everything that a use case can be pointed at, of somebody else. */
export interface Foreign {
  actor: Actor;
  botId: string;
  sourceId: string;
  conversationId: string;
  providerId: string;
  passageId: string;
  questionId: string;
  testId: string;
  fileId: string;
}

export type Call = () => Promise<unknown>;

/** Each use case about tests, replays and comparisons, called as me on what is theirs. */
export const callsAboutTests = (
  at: () => { me: Actor; theirs: Foreign; myBotId: string },
): Record<string, Call> => ({
  compareAnswers: () =>
    comparing.compareAnswers({
      actor: at().me,
      botId: at().theirs.botId,
      question: "When?",
      left: { kind: "draft" },
      right: { kind: "version", number: 1 },
      rounds: [],
      locale: "en",
    }),
  listSides: () => comparing.listSides({ actor: at().me, botId: at().theirs.botId }),
  correctAndTest: () =>
    testing.correctAndTest({
      actor: at().me,
      botId: at().theirs.botId,
      question: "When?",
      answer: "Now.",
      locale: "en",
    }),
  cancelReplay: () => replay.cancelReplay({ actor: at().me, botId: at().theirs.botId }),
  estimateReplay: () => replay.estimateReplay({ actor: at().me, botId: at().theirs.botId }),
  getNewestReplay: () => replay.getNewestReplay({ actor: at().me, botId: at().theirs.botId }),
  getReplayBoard: () => replay.getReplayBoard({ actor: at().me, botId: at().theirs.botId, from: 0 }),
  judgeItem: () =>
    replay.judgeItem({ actor: at().me, botId: at().theirs.botId, itemId: createId(), verdict: "worse" }),
  startReplay: () => replay.startReplay({ actor: at().me, botId: at().theirs.botId, size: 10 }),
  addTestFromAnswer: () =>
    testing.addTestFromAnswer({
      actor: at().me,
      botId: at().theirs.botId,
      question: "When?",
      history: [],
      answer: { text: "At seven.", kind: "quoted" },
      origin: "replay",
    }),
  dropReplayedAnswer: () =>
    testing.dropReplayedAnswer({
      actor: at().me,
      botId: at().theirs.botId,
      messageId: at().theirs.questionId,
    }),
  keepReplayedAnswer: () =>
    testing.keepReplayedAnswer({
      actor: at().me,
      botId: at().theirs.botId,
      messageId: at().theirs.questionId,
      question: "When?",
      answer: { text: "At seven.", kind: "quoted" },
    }),
  addSuggestedTests: () => testing.addSuggestedTests({ actor: at().me, botId: at().theirs.botId, keys: [] }),
  addTest: () =>
    testing.addTest({
      actor: at().me,
      botId: at().theirs.botId,
      test: { question: "When?", expect: { unknown: true } },
    }),
  addTestFromCorrection: () =>
    testing.addTestFromCorrection({
      actor: at().me,
      botId: at().theirs.botId,
      question: "When?",
      answer: "At seven.",
    }),
  addTestFromMessage: () => testing.addTestFromMessage({ actor: at().me, messageId: at().theirs.questionId }),
  cancelRun: () => testing.cancelRun({ actor: at().me, botId: at().theirs.botId }),
  changeTest: () =>
    testing.changeTest({
      actor: at().me,
      botId: at().theirs.botId,
      testId: at().theirs.testId,
      change: { isEnabled: false },
    }),
  "changeTest of a bot of mine": () =>
    testing.changeTest({
      actor: at().me,
      botId: at().myBotId,
      testId: at().theirs.testId,
      change: { isEnabled: false },
    }),
  deleteTest: () =>
    testing.deleteTest({ actor: at().me, botId: at().theirs.botId, testId: at().theirs.testId }),
  "deleteTest of a bot of mine": () =>
    testing.deleteTest({ actor: at().me, botId: at().myBotId, testId: at().theirs.testId }),
  getNewestRun: () => testing.getNewestRun({ actor: at().me, botId: at().theirs.botId }),
  getPublishTests: () => testing.getPublishTests({ actor: at().me, botId: at().theirs.botId }),
  getTestBoard: () => testing.getTestBoard({ actor: at().me, botId: at().theirs.botId }),
  importTests: () =>
    testing.importTests({ actor: at().me, botId: at().theirs.botId, csv: "question\n", isRehearsal: true }),
  listDisliked: () => testing.listDisliked({ actor: at().me, botId: at().theirs.botId }),
  listTests: () => testing.listTests({ actor: at().me, botId: at().theirs.botId }),
  publishTested: () => testing.publishTested({ actor: at().me, botId: at().theirs.botId }),
  runTests: () => testing.runTests({ actor: at().me, botId: at().theirs.botId, subject: "draft" }),
  "runTests of theirs on a bot of mine": () =>
    testing.runTests({
      actor: at().me,
      botId: at().myBotId,
      subject: "draft",
      testIds: [at().theirs.testId],
    }),
  startRun: () => testing.startRun({ actor: at().me, botId: at().theirs.botId, subject: "draft" }),
  suggestTests: () => testing.suggestTests({ actor: at().me, botId: at().theirs.botId }),
});
