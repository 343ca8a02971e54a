import { BUILTIN_PROVIDER_ID } from "#app/ai/provider-kinds.ts";
import type { GenerateRequest, Provider, StreamPart } from "#app/ai/provider.ts";
import { quote } from "#app/domain/quoting/quote.ts";
import { smallTalk } from "#app/domain/quoting/small-talk.ts";
import { splitIntoDeltas } from "./split-into-deltas.ts";

/** The words of the answerer, in the visitor's language. */
export interface BuiltinSentences {
  /** Says honestly that the answer is not known; `topics` are titles of what is known, nearest first, perhaps none. */
  unknown: (locale: string, topics: string[]) => string;
  greeting: (locale: string) => string;
  thanks: (locale: string) => string;
  goodbye: (locale: string) => string;
}

interface Range {
  start: number;
  end: number;
}

const MOST_TOPICS = 3;

function topicsOf(request: GenerateRequest): string[] {
  const titles = request.passages.map((passage) => passage.title.trim()).filter(Boolean);
  return [...new Set(titles)].slice(0, MOST_TOPICS);
}

/** The parts of a whole answer: how it came about, its text, what it cites. */
function answer(request: GenerateRequest, sentences: BuiltinSentences): StreamPart[] {
  const question = request.turns.at(-1)?.text ?? "";
  const { locale, passages, maxCharacters, curated } = request;
  const asked = request.turns.filter((turn) => turn.role === "user").map((turn) => turn.text);
  const quoted = quote({
    question,
    history: asked.slice(0, -1),
    locale,
    passages,
    ...(curated === undefined ? {} : { curated }),
    ...(maxCharacters === undefined ? {} : { maxCharacters }),
  });
  // A curated answer wins over small talk: its owner wrote it for exactly these words.
  const talk = quoted.kind === "curated" ? null : smallTalk(question);
  if (talk)
    return [{ type: "answer-kind", kind: "curated", confidence: 1 }, ...textParts(sentences[talk](locale))];
  const kind: StreamPart = { type: "answer-kind", kind: quoted.kind, confidence: quoted.confidence };
  if (quoted.kind === "unknown") return [kind, ...textParts(sentences.unknown(locale, topicsOf(request)))];
  return [kind, ...textParts(quoted.text), citationsOf(quoted.citations)];
}

/** One mark for each passage: from the first to the last sentence that was quoted of it. */
function citationsOf(citations: readonly { number: number; highlight?: Range }[]): StreamPart {
  const highlights: Record<number, Range> = {};
  for (const { number, highlight } of citations) {
    if (!highlight) continue;
    const known = highlights[number] ?? highlight;
    highlights[number] = {
      start: Math.min(known.start, highlight.start),
      end: Math.max(known.end, highlight.end),
    };
  }
  return {
    type: "citations",
    numbers: [...new Set(citations.map((citation) => citation.number))],
    highlights,
  };
}

function textParts(text: string): StreamPart[] {
  return splitIntoDeltas(text).map((delta) => ({ type: "text-delta", text: delta }));
}

/** Answers from the passages alone, at once, without a key or a connection. */
export function createBuiltinProvider(sentences: BuiltinSentences): Provider {
  return {
    id: BUILTIN_PROVIDER_ID,
    capabilities: { streaming: true, embeddings: false, quotesOnly: true },
    async *stream(request, signal) {
      try {
        for (const part of answer(request, sentences)) {
          if (signal.aborted) break;
          yield part;
        }
        if (signal.aborted)
          yield { type: "error", error: { code: "aborted", detail: "The answer was stopped." } };
        else yield { type: "finish", reason: "stop" };
      } catch {
        yield { type: "error", error: { code: "server-error", detail: "The built-in answerer failed." } };
      }
    },
  };
}
