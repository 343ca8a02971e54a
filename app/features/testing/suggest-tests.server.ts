import { createHash } from "node:crypto";
import { z } from "zod";
import type { Actor } from "#app/domain/access/permissions.ts";
import { comparableText } from "#app/domain/testing/grade-answer.ts";
import { keyPhrase } from "#app/domain/testing/key-phrase.ts";
import type { TestExpectation } from "#app/domain/testing/test-expectation.ts";
import { getDraftBot } from "#app/features/bots/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { storeTest } from "./store-test.server.ts";

/** A test that could be made of the knowledge. */
export interface SuggestedTest {
  /** The same piece of knowledge has the same key, and never makes a second test. */
  key: string;
  question: string;
  /** Of a pair: the word of its answer that matters. */
  mustContain?: string[];
  citesSource: string;
  sourceTitle: string;
}

const MOST_SUGGESTED = 20;
const PAIRS_READ = 60;
const HEADINGS_READ = 400;
const LONGEST_HEADING = 200;
const Texts = z.array(z.string()).catch([]);

/** Up to twenty tests made of what the draft knows: of its questions and answers first, then of its headings. Throws `NOT_FOUND`. */
export async function suggestTests(input: { actor: Actor; botId: string }): Promise<SuggestedTest[]> {
  const { workspaceId } = input.actor;
  const { botId } = input;
  const { revisionIds } = await getDraftBot({ workspaceId, botId });
  const known = await db.botTest.findMany({
    where: { workspaceId, botId },
    select: { originKey: true, question: true },
  });
  const keys = new Set(known.map((test) => test.originKey));
  const asked = new Set(known.map((test) => comparableText(test.question)));
  const suggested: SuggestedTest[] = [];
  for (const test of [
    ...(await fromPairs(workspaceId, revisionIds)),
    ...(await fromHeadings(workspaceId, revisionIds)),
  ]) {
    const question = comparableText(test.question);
    if (keys.has(test.key) || asked.has(question) || suggested.length === MOST_SUGGESTED) continue;
    asked.add(question);
    suggested.push(test);
  }
  return suggested;
}

const select = {
  contentKey: true,
  headings: true,
  text: true,
  questions: true,
  revision: { select: { sourceId: true, source: { select: { title: true } } } },
} as const;

async function fromPairs(workspaceId: string, revisionIds: string[]): Promise<SuggestedTest[]> {
  const rows = await db.passage.findMany({
    where: {
      workspaceId,
      revisionId: { in: revisionIds },
      isEnabled: true,
      revision: { workspaceId, source: { type: "qa" } },
    },
    orderBy: [{ revisionId: "asc" }, { position: "asc" }],
    take: PAIRS_READ,
    select,
  });
  return rows.flatMap(({ contentKey, questions, text, revision }) => {
    const [question] = Texts.parse(questions);
    const phrase = question ? keyPhrase(question, text) : null;
    if (!question || !phrase) return [];
    const { sourceId, source } = revision;
    const about = { question, mustContain: [phrase], citesSource: sourceId, sourceTitle: source.title };
    return [{ key: `pair:${contentKey}`, ...about }];
  });
}

async function fromHeadings(workspaceId: string, revisionIds: string[]): Promise<SuggestedTest[]> {
  const rows = await db.passage.findMany({
    where: {
      workspaceId,
      revisionId: { in: revisionIds },
      isEnabled: true,
      revision: { workspaceId, source: { type: { not: "qa" } } },
    },
    orderBy: [{ revisionId: "asc" }, { position: "asc" }],
    take: HEADINGS_READ,
    select,
  });
  return rows.flatMap(({ headings, revision }) => {
    const question = Texts.parse(headings).at(-1)?.trim() ?? "";
    if (question === "" || question.length > LONGEST_HEADING) return [];
    const { sourceId, source } = revision;
    const hash = createHash("sha256").update(comparableText(question)).digest("hex").slice(0, 32);
    return [
      { key: `heading:${sourceId}:${hash}`, question, citesSource: sourceId, sourceTitle: source.title },
    ];
  });
}

/** Those of the suggestions that are wanted are tests; one that is no longer suggested is left out. Throws `NOT_FOUND` and `TOO_MANY`. */
export async function addSuggestedTests(input: {
  actor: Actor;
  botId: string;
  keys: readonly string[];
}): Promise<{ added: number }> {
  const { actor, botId } = input;
  const wanted = new Set(input.keys);
  let added = 0;
  for (const { key, question, mustContain, citesSource } of await suggestTests(input)) {
    if (!wanted.has(key)) continue;
    const expect: TestExpectation = { ...(mustContain ? { mustContain } : {}), citesSource };
    const test = { question, expect };
    if (await storeTest({ actor, botId, test, origin: "knowledge", originKey: key })) added += 1;
  }
  return { added };
}
