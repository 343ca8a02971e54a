import type { ConversationState } from "#app/shared/protocol/visitor-api.ts";

/** `ask`: the visitor wants a person. `giveUp`: nobody came in time. */
export type ConversationStep = "ask" | "giveUp";

/** Whom a step finds where; in every other state it changes nothing. */
const STEPS: Record<ConversationStep, Partial<Record<ConversationState, ConversationState>>> = {
  ask: { bot: "waiting" },
  giveUp: { waiting: "bot" },
};

/** For so long a visitor waits for a person; then the bot answers again. */
export const WAITING_MS = 120_000;

/** The state after a step; null where it changes nothing. */
export function stateAfter(step: ConversationStep, state: ConversationState): ConversationState | null {
  return STEPS[step][state] ?? null;
}
