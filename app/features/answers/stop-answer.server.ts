import { stopAnswers } from "./running-answers.server.ts";

/** The answers of the conversation end now, with what was said; the provider's connection is closed. */
export function stopAnswer(input: { conversationId: string }): { stopped: number } {
  return { stopped: stopAnswers(input.conversationId, "stopped") };
}
