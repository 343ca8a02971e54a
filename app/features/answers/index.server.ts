/** What the edges and other features may use of answers. */
export { askForPerson, END_WAITING } from "./ask-for-person.server.ts";
export { endWaiting } from "./end-waiting.server.ts";
export { answerOnce, type OnceAnswered } from "./answer-once.server.ts";
export type { AnswerTrace, TracedAttempt, TracedPassage, TracedSentence } from "./answer-trace.ts";
export { getAnswerTrace, type TracedAnswer } from "./get-answer-trace.server.ts";
export { getTurn } from "./get-turn.server.ts";
export { answeringBotOf, type AnswerContext } from "./prepare-answer.server.ts";
export { recoverAnswers } from "./recover-answers.server.ts";
export { drainAnswers, watch } from "./running-answers.server.ts";
export { runTurn, type StartedTurn } from "./run-turn.server.ts";
export { stopAnswer } from "./stop-answer.server.ts";
export { resumeStream, streamTurn, type FrameSink } from "./stream-conversation.server.ts";
export { tryQuestion, type TriedQuestion } from "./try-question.server.ts";
export type { WhyAnswer } from "./why-answer.ts";
