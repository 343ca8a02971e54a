import { singleton } from "#app/platform/singleton.server.ts";
import type { ChatMessage } from "#app/shared/protocol/visitor-api.ts";

/** Why an answer is stopped from outside. */
export type StopReason = "stopped" | "left" | "shutdown";

interface Running {
  conversationId: string;
  controller: AbortController;
  finished: Promise<ChatMessage | null>;
}

interface Attention {
  watchers: number;
  leaving: NodeJS.Timeout | undefined;
}

const state = singleton("running-answers", () => ({
  byMessage: new Map<string, Running>(),
  attention: new Map<string, Attention>(),
  /** The last answer of each conversation, done or not: the next one waits for it. */
  tails: new Map<string, Promise<unknown>>(),
  waiting: new Map<string, number>(),
}));

/** How long an answer goes on after the last reader has gone; milliseconds. Tests make it shorter. */
export const answerGrace = singleton("answer-grace", () => ({ ms: 20_000 }));

export const MAX_WAITING = 3;

/** How many answers of the conversation are queued or under way. */
export function answersUnderWay(conversationId: string): number {
  return state.waiting.get(conversationId) ?? 0;
}

/** Runs one answer of a conversation after the ones before it. Resolves with it when it has ended; never rejects. */
export function runInTurn(
  conversationId: string,
  messageId: string,
  run: (signal: AbortSignal) => Promise<ChatMessage | null>,
): Promise<ChatMessage | null> {
  const controller = new AbortController();
  const before = state.tails.get(conversationId) ?? Promise.resolve();
  state.waiting.set(conversationId, answersUnderWay(conversationId) + 1);
  const finished = before
    .then(() => run(controller.signal))
    .catch(() => null)
    .finally(() => {
      state.byMessage.delete(messageId);
      const left = answersUnderWay(conversationId) - 1;
      if (left > 0) state.waiting.set(conversationId, left);
      else {
        state.waiting.delete(conversationId);
        if (state.tails.get(conversationId) === finished) state.tails.delete(conversationId);
      }
    });
  state.tails.set(conversationId, finished);
  state.byMessage.set(messageId, { conversationId, controller, finished });
  return finished;
}

/** Resolves when the answer has ended; null when it is not under way here. */
export function runningAnswer(messageId: string): Promise<ChatMessage | null> | null {
  return state.byMessage.get(messageId)?.finished ?? null;
}

/** Every answer of the conversation ends; what was said stays. Returns how many there were. */
export function stopAnswers(conversationId: string, reason: StopReason): number {
  let count = 0;
  for (const running of state.byMessage.values()) {
    if (running.conversationId !== conversationId) continue;
    running.controller.abort(reason);
    count += 1;
  }
  return count;
}

/**
 * Somebody reads the conversation until the returned function is called. When the last reader goes, the answer goes on for a
 * grace, so that a reload finds it, and is stopped then: nobody pays for words that nobody reads.
 */
export function watch(conversationId: string): () => void {
  const attention = state.attention.get(conversationId) ?? { watchers: 0, leaving: undefined };
  state.attention.set(conversationId, attention);
  attention.watchers += 1;
  clearTimeout(attention.leaving);
  let isWatching = true;
  return () => {
    if (!isWatching) return;
    isWatching = false;
    attention.watchers -= 1;
    if (attention.watchers > 0) return;
    if (answersUnderWay(conversationId) === 0) {
      state.attention.delete(conversationId);
      return;
    }
    attention.leaving = setTimeout(() => {
      state.attention.delete(conversationId);
      stopAnswers(conversationId, "left");
    }, answerGrace.ms);
    attention.leaving.unref();
  };
}

/** Waits for the answers under way; after `ms` the rest is stopped with what was said. */
export async function drainAnswers(ms: number): Promise<void> {
  const all = () => Promise.allSettled([...state.byMessage.values()].map((running) => running.finished));
  const timer = new Promise((resolve) => setTimeout(resolve, ms).unref());
  await Promise.race([all(), timer]);
  for (const running of state.byMessage.values()) running.controller.abort("shutdown" satisfies StopReason);
  await all();
}
