import type { AttemptRecord } from "#app/ai/generate.server.ts";
import type { Prompt } from "#app/ai/prompt.ts";
import type { AnswerTrace, TracedAttempt } from "./answer-trace.ts";
import type { GivenAnswer } from "./give-answer.server.ts";
import type { PreparedAnswer } from "./prepare-answer.server.ts";

interface Traced {
  prepared: PreparedAnswer;
  given: GivenAnswer;
  /** What a model was sent, if one was asked. */
  prompt: Prompt | null;
  costUsd: number | null;
  limit: AnswerTrace["limit"];
  /** Milliseconds. */
  preparedMs: number;
  totalMs: number;
}

const tenths = (ms: number) => Math.round(ms * 10) / 10;

/** Why the answer is what it is, for its owner. */
export function toAnswerTrace(traced: Traced): AnswerTrace {
  const { prepared, given, prompt, costUsd, limit, preparedMs, totalMs } = traced;
  const sentences = given.text.sentences ?? given.emptied?.sentences;
  return {
    version: prepared.bot.version,
    question: prepared.searched,
    ...(prompt ? { prompt } : {}),
    passages: prepared.found.map(({ passageId, sourceId, title, score, signals }, index) => ({
      number: index + 1,
      passageId,
      sourceId,
      title,
      score,
      matched: [...signals.matched],
      isCited: given.text.cited.includes(index + 1),
    })),
    attempts: (given.outcome?.attempts ?? []).map(toTracedAttempt),
    ...(sentences ? { sentences: [...sentences] } : {}),
    costUsd,
    ...(limit ? { limit } : {}),
    times: {
      prepared: tenths(preparedMs),
      firstToken: given.firstTokenMs === null ? null : tenths(given.firstTokenMs),
      total: tenths(totalMs),
    },
  };
}

function toTracedAttempt(attempt: AttemptRecord): TracedAttempt {
  const { providerId, model, startedAtMs, firstTokenMs, error, usage, costUsd } = attempt;
  return {
    providerId,
    model,
    startedAtMs,
    ...(firstTokenMs === undefined ? {} : { firstTokenMs }),
    ...(error ? { error: { code: error.code, detail: error.detail } } : {}),
    ...(usage ? { usage: { ...usage } } : {}),
    ...(costUsd === undefined ? {} : { costUsd }),
  };
}
