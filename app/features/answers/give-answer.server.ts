import {
  generate,
  type ChainLink,
  type GenerateOutcome,
  type SpendingGate,
} from "#app/ai/generate.server.ts";
import { builtinLink } from "#app/features/providers/index.server.ts";
import { translator } from "#app/platform/i18n.server.ts";
import type { AnswerKind } from "#app/shared/protocol/visitor-api.ts";
import { ModelText, QuotedText, type AnswerText } from "./answer-text.ts";
import type { AnswerWriter } from "./answer-writer.server.ts";
import type { PreparedAnswer } from "./prepare-answer.server.ts";

/** An answer as it was given. */
export interface GivenAnswer {
  kind: Exclude<AnswerKind, "received">;
  /** 0–1, of the answerer that quotes. */
  confidence: number | null;
  text: AnswerText;
  /** What a model wrote of which nothing was left, before the answer that stands now. */
  emptied: AnswerText | null;
  /** Its attempts are those of all. */
  outcome: GenerateOutcome | null;
  /** Milliseconds from the stored message to the first text that was shown. */
  firstTokenMs: number | null;
  /** A model was sent the prompt. */
  wasModelAsked: boolean;
}

interface Giving {
  /** Takes the text as it grows. */
  writer: Pick<AnswerWriter, "add" | "text">;
  prepared: PreparedAnswer;
  gate: SpendingGate;
  signal: AbortSignal;
  /** Of `performance.now()`. */
  startedAt: number;
}

/**
 * The answer is written as far as it could be given. When a model was asked and nothing of what it said may stand, because it failed
 * or because no passage holds it, the knowledge answers by itself: nobody is left with an empty message.
 */
export async function giveAnswer(giving: Giving, chain: readonly ChainLink[]): Promise<GivenAnswer> {
  if (giving.prepared.wantsPerson) return passOn(giving);
  const first = await giveThrough(giving, chain);
  const isEmpty = giving.writer.text.trim() === "" && !giving.signal.aborted;
  if (!isEmpty || !first.wasModelAsked) return first;
  const second = await giveThrough(giving, [builtinLink]);
  const attempts = [...(first.outcome?.attempts ?? []), ...(second.outcome?.attempts ?? [])];
  return {
    ...second,
    emptied: first.text,
    wasModelAsked: true,
    outcome: second.outcome && { ...second.outcome, attempts },
  };
}

/** Who asks for a person is told that one is asked; neither model nor knowledge has a word in that. */
function passOn({ writer, prepared, startedAt }: Giving): GivenAnswer {
  const firstTokenMs = performance.now() - startedAt;
  writer.add(translator(prepared.request.locale)("answers:handover"));
  return {
    kind: "handover",
    confidence: null,
    text: new QuotedText([]),
    emptied: null,
    outcome: {
      outcome: "finished",
      providerId: null,
      model: null,
      usage: null,
      finishReason: null,
      error: null,
      attempts: [],
    },
    firstTokenMs,
    wasModelAsked: false,
  };
}

async function giveThrough(giving: Giving, chain: readonly ChainLink[]): Promise<GivenAnswer> {
  const { writer, prepared, gate, signal, startedAt } = giving;
  const { request } = prepared;
  const given: GivenAnswer = {
    kind: "model",
    confidence: null,
    text: new QuotedText(request.passages),
    emptied: null,
    outcome: null,
    firstTokenMs: null,
    wasModelAsked: false,
  };
  const write = (text: string): void => {
    if (text !== "") given.firstTokenMs ??= performance.now() - startedAt;
    writer.add(text);
  };
  for await (const event of generate({ chain: [...chain], request, signal, gate })) {
    switch (event.type) {
      case "attempt":
        begin(given, prepared, event.providerId);
        break;
      case "text-delta":
        write(given.text.push(event.text));
        break;
      case "answer-kind":
        given.kind = event.kind;
        given.confidence = event.confidence;
        break;
      case "citations":
        Object.assign(given.text.highlights, event.highlights);
        break;
      case "outcome":
        given.outcome = event;
        break;
    }
  }
  write(given.text.end(given.outcome?.outcome === "finished"));
  if (given.text.isUnknown) given.kind = "unknown";
  return given;
}

/** An attempt begins only while nothing was said: what a former one left behind is forgotten. */
function begin(given: GivenAnswer, { bot, request }: PreparedAnswer, providerId: string): void {
  if (providerId === builtinLink.provider.id) {
    given.text = new QuotedText(request.passages);
    return;
  }
  given.wasModelAsked = true;
  given.text = new ModelText({
    passages: request.passages,
    asked: request.turns.flatMap((turn) => (turn.role === "user" ? [turn.text] : [])).join("\n"),
    locale: request.locale,
    isStrict: bot.settings.onlyKnowledge,
  });
}
