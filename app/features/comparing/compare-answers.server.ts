import type { ChatTurn } from "#app/ai/provider.ts";
import { may, type Actor } from "#app/domain/access/permissions.ts";
import { answerOnce, type OnceAnswered, type WhyAnswer } from "#app/features/answers/index.server.ts";
import { getBotVersion, getDraftBot, type AnsweringBot } from "#app/features/bots/index.server.ts";
import { listProviderChoices } from "#app/features/providers/index.server.ts";
import { fieldError } from "#app/shared/app-error.ts";
import type { ComparedSide } from "./compared-side.ts";

/** An answer as the comparison shows it, with how it came about. */
export interface ComparedAnswer extends WhyAnswer {
  /** What it names, by the numbers in its text. */
  citations: { number: number; sourceId: string; title: string }[];
}

/** A question with both answers. */
export interface ComparedRound {
  question: string;
  left: ComparedAnswer;
  right: ComparedAnswer;
}

/** What was asked before, and what each side said to it. */
export interface FormerRound {
  question: string;
  left: string;
  right: string;
}

interface Compare {
  actor: Actor;
  botId: string;
  question: string;
  left: ComparedSide;
  right: ComparedSide;
  /** Oldest first. */
  rounds: readonly FormerRound[];
  locale: string;
  signal?: AbortSignal;
}

/**
 * Both sides answer the question, each with what it said before; each costs what a preview costs, and nothing is stored. Throws
 * `NOT_FOUND`, and `INVALID` for a provider that the workspace does not have.
 */
export async function compareAnswers(input: Compare): Promise<ComparedRound> {
  const { actor, question } = input;
  const choices = await listProviderChoices({ actor });
  const providers = Object.fromEntries(choices.map(({ id, name }) => [id, name]));
  const [leftBot, rightBot] = await Promise.all([
    botOf(input, "left", providers),
    botOf(input, "right", providers),
  ]);
  const [left, right] = await Promise.all([
    answerOf(input, "left", leftBot),
    answerOf(input, "right", rightBot),
  ]);
  const shown = (once: OnceAnswered) => toComparedAnswer(once, { actor, question, providers });
  return { question, left: shown(left), right: shown(right) };
}

async function botOf(
  { actor, botId, ...sides }: Compare,
  place: "left" | "right",
  providers: Readonly<Record<string, string>>,
): Promise<AnsweringBot> {
  const { workspaceId } = actor;
  const side = sides[place];
  if (side.kind === "version") return getBotVersion({ workspaceId, botId, number: side.number });
  const draft = await getDraftBot({ workspaceId, botId });
  if (side.kind === "draft") return draft;
  if (side.kind === "model" && !Object.hasOwn(providers, side.providerId))
    throw fieldError(place, "UNKNOWN_PROVIDER");
  const chain = side.kind === "model" ? [{ providerId: side.providerId, model: side.model }] : [];
  return { ...draft, settings: { ...draft.settings, chain } };
}

function answerOf(input: Compare, place: "left" | "right", bot: AnsweringBot): Promise<OnceAnswered> {
  const { actor, question, rounds, locale, signal } = input;
  const before = rounds.flatMap((round): ChatTurn[] => [
    { role: "user", text: round.question },
    { role: "assistant", text: round[place] },
  ]);
  const { workspaceId } = actor;
  return answerOnce({ workspaceId, bot, question, before, locale, ...(signal ? { signal } : {}) });
}

function toComparedAnswer(
  { text, kind, citations, confidence, trace }: OnceAnswered,
  { actor, question, providers }: { actor: Actor; question: string; providers: Record<string, string> },
): ComparedAnswer {
  return {
    question,
    text,
    status: "done",
    kind,
    ...(confidence === null ? {} : { confidence }),
    trace,
    providers,
    pricesAddress: may(actor, "provider:manage") ? `/app/${actor.workspaceId}/settings/prices` : null,
    mayCorrect: may(actor, "knowledge:edit"),
    mayTest: may(actor, "bot:edit"),
    citations: citations.map(({ number, sourceId, title }) => ({ number, sourceId, title })),
  };
}
