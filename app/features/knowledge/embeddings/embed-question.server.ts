import { singleton } from "#app/platform/singleton.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { embedTexts } from "./embed-texts.server.ts";
import { modelKeyOf, type EmbeddingSetting } from "./model-key.ts";

/** A visitor waits no longer for the meaning of a question; milliseconds. */
const MOST_WAIT_MS = 1_500;
/** After a failure the provider is left alone for so long. */
const PAUSE_MS = 15_000;
const MOST_REMEMBERED = 1_000;
const LONGEST_QUESTION = 2_000;

const state = singleton("question-vectors", () => ({
  vectors: new Map<string, Float32Array>(),
  /** By workspace and model: not to be asked before. */
  pausedUntil: new Map<string, number>(),
}));

interface Question {
  workspaceId: string;
  botId: string;
  embedding: EmbeddingSetting;
  question: string;
}

/** The vector of a question; null when there is none in time, whatever the reason: then words must do. Never rejects. */
export async function embedQuestion(input: Question): Promise<Float32Array | null> {
  const { workspaceId, embedding } = input;
  const question = input.question.slice(0, LONGEST_QUESTION).trim().toWellFormed();
  if (question === "") return null;
  const model = `${workspaceId} ${modelKeyOf(embedding)}`;
  const key = `${model} ${question}`;
  const known = state.vectors.get(key);
  if (known) {
    remember(key, known);
    return known;
  }
  if ((state.pausedUntil.get(model) ?? 0) > Date.now()) return null;
  try {
    const signal = AbortSignal.timeout(MOST_WAIT_MS);
    const [vector] = await embedTexts({ ...input, texts: [question], signal });
    if (vector) remember(key, vector);
    return vector ?? null;
  } catch (error) {
    state.pausedUntil.set(model, Date.now() + PAUSE_MS);
    logger.warn({ err: error, botId: input.botId }, "a question is searched by its words alone");
    return null;
  }
}

function remember(key: string, vector: Float32Array): void {
  state.vectors.delete(key);
  state.vectors.set(key, vector);
  if (state.vectors.size > MOST_REMEMBERED) state.vectors.delete(state.vectors.keys().next().value ?? "");
}
