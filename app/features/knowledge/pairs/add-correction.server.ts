import type { Actor } from "#app/domain/access/permissions.ts";
import { getBotRow } from "#app/features/bots/index.server.ts";
import { db, type Transaction } from "#app/platform/db.server.ts";
import { translator } from "#app/platform/i18n.server.ts";
import { createId } from "#app/shared/ids.ts";
import { changePairs, pairsOf, readPairsAgain, type PairChange } from "./change-pairs.server.ts";
import { answerKey, pairIdOf, questionKey, type QaPair } from "./qa-pair.ts";

const MAX_QUESTIONS = 200;
const LONGEST_QUESTION = 300;

export interface Correction {
  /** The source that has the pair now. */
  sourceId: string;
  pairId: string;
}

interface Asked {
  question: string;
  answer: string;
}

/**
 * The bot will answer the question with the answer as soon as the source that has it is read: as one more phrasing of the pair with
 * this answer, else as a new pair among the corrections. Other pairs lose this phrasing, so that it has one answer. Throws `NOT_FOUND`
 * and `TOO_MANY`.
 */
export async function addCorrection(input: {
  actor: Actor;
  botId: string;
  question: string;
  answer: string;
  /** Of the person, for the title of the source when it is made. */
  locale: string;
}): Promise<Correction> {
  const { actor, botId, locale } = input;
  const { workspaceId } = actor;
  await getBotRow({ workspaceId, botId });
  const asked = { question: asOneLine(input.question), answer: input.answer };
  const { changed, correction } = await db.$transaction(async (tx) => {
    // Two corrections of a bot at once go one after the other: they may touch the same sources.
    await tx.bot.updateMany({ where: { workspaceId, id: botId }, data: { updatedAt: new Date() } });
    return correct(tx, { actor, botId, locale }, asked);
  });
  for (const sourceId of changed) await readPairsAgain({ workspaceId, sourceId });
  return correction;
}

function asOneLine(question: string): string {
  const line = question.replace(/\s+/gu, " ").trim();
  return Array.from(line).slice(0, LONGEST_QUESTION).join("");
}

async function correct(
  tx: Transaction,
  { actor, botId, locale }: { actor: Actor; botId: string; locale: string },
  asked: Asked,
): Promise<{ changed: string[]; correction: Correction }> {
  const { workspaceId } = actor;
  const sources = await tx.source.findMany({
    where: { workspaceId, botId, type: "qa", deletedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const target =
    sources.find((source) => pairsOf(source).some((pair) => takes(pair, asked)))?.id ??
    sources.find((source) => isCorrections(source.input))?.id ??
    (await makeCorrections(tx, { actor, botId, locale }));
  let pairId = "";
  const changed = [target];
  await changePairs(tx, { workspaceId, sourceId: target }, (pairs) => {
    const change = withAnswer(withoutQuestion(pairs, asked), asked);
    pairId = change.pairId;
    return change;
  });
  for (const source of sources) {
    if (source.id === target || !pairsOf(source).some((pair) => asks(pair, asked))) continue;
    await changePairs(tx, { workspaceId, sourceId: source.id }, (pairs) => withoutQuestion(pairs, asked));
    changed.push(source.id);
  }
  return { changed, correction: { sourceId: target, pairId } };
}

const isCorrections = (input: unknown): boolean =>
  typeof input === "object" && input !== null && "isCorrections" in input && input.isCorrections === true;

async function makeCorrections(
  tx: Transaction,
  { actor, botId, locale }: { actor: Actor; botId: string; locale: string },
): Promise<string> {
  const id = createId();
  await tx.source.create({
    data: {
      id,
      workspaceId: actor.workspaceId,
      botId,
      type: "qa",
      title: translator(locale)("knowledge:pairs.corrections"),
      input: { items: [], isCorrections: true },
      status: "queued",
      createdById: actor.userId,
    },
  });
  return id;
}

const asks = (pair: QaPair, { question }: Asked): boolean =>
  pair.questions.some((own) => questionKey(own) === questionKey(question));

const takes = (pair: QaPair, { answer }: Asked): boolean =>
  answerKey(pair.answer) === answerKey(answer) && pair.questions.length < MAX_QUESTIONS;

/** Without this phrasing, wherever it stands; a pair that has no other goes. */
function withoutQuestion(pairs: readonly QaPair[], asked: Asked): PairChange {
  const moved: { from: string; to: string }[] = [];
  const kept = pairs.flatMap((pair) => {
    if (!asks(pair, asked)) return [pair];
    const questions = pair.questions.filter((own) => questionKey(own) !== questionKey(asked.question));
    const [left] = questions.length > 0 ? [{ ...pair, questions }] : [];
    if (left) moved.push({ from: pairIdOf(pair), to: pairIdOf(left) });
    return left ? [left] : [];
  });
  return { pairs: kept, moved };
}

function withAnswer({ pairs, moved = [] }: PairChange, asked: Asked): PairChange & { pairId: string } {
  const place = pairs.findIndex((pair) => takes(pair, asked));
  const before = pairs[place];
  if (!before) {
    const pair = { questions: [asked.question], answer: asked.answer };
    return { pairs: [pair, ...pairs], moved, pairId: pairIdOf(pair) };
  }
  const pair = { ...before, questions: [...before.questions, asked.question] };
  const to = pairIdOf(pair);
  return {
    pairs: pairs.with(place, pair),
    moved: [...moved, { from: pairIdOf(before), to }],
    pairId: to,
  };
}
