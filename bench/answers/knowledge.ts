import { quote, type QuotedAnswer } from "#app/domain/quoting/quote.ts";
import type { QuotablePassage } from "#app/domain/quoting/quotable-passage.ts";
import { analyzePassage } from "#app/domain/retrieval/analyze-passage.ts";
import type { SearchResult } from "#app/domain/retrieval/search.ts";
import { buildSegment, type Segment } from "#app/domain/retrieval/segment.ts";
import type { Paragraph, Question } from "./read-xquad.ts";

/** Paragraphs as a bot knows them: what is searched, and the texts by id. */
export interface Knowledge {
  readonly segments: readonly Segment[];
  readonly texts: ReadonlyMap<string, string>;
}

export function learn(paragraphs: readonly Paragraph[]): Knowledge {
  const rows = paragraphs.map(({ id, text }) => ({
    passageId: id,
    terms: analyzePassage({ title: "", headings: [], text }),
  }));
  return { segments: [buildSegment(rows)], texts: new Map(paragraphs.map(({ id, text }) => [id, text])) };
}

/** What was found, numbered from 1, best first. */
export function passagesOf(knowledge: Knowledge, result: SearchResult): QuotablePassage[] {
  return result.hits.map((hit, index) => ({
    number: index + 1,
    passageId: hit.passageId,
    sourceId: hit.passageId,
    title: "",
    headings: [],
    text: knowledge.texts.get(hit.passageId) ?? "",
    score: hit.score,
  }));
}

/** The quoted answer, with what it highlights in the passages. */
export function answer(
  knowledge: Knowledge,
  question: Question,
  result: SearchResult,
): { answer: QuotedAnswer; quoted: string } {
  const passages = passagesOf(knowledge, result);
  const given = quote({ question: question.text, locale: question.language, passages, terms: result.terms });
  const parts = given.citations.map(
    ({ number, highlight }) => passages[number - 1]?.text.slice(highlight.start, highlight.end) ?? "",
  );
  return { answer: given, quoted: parts.join(" ") };
}
