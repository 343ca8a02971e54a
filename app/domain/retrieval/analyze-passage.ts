import { guessLanguage } from "./language.ts";
import { SENTENCE_END, tokenize } from "./tokenize.ts";

/** Changes whenever stored terms of older passages no longer fit the search; such rows are analysed again. */
export const ANALYSIS_VERSION = 1;

/** What of a passage is searched. */
export interface PassageFields {
  readonly title: string;
  readonly headings: readonly string[];
  readonly text: string;
  readonly questions?: readonly string[];
}

/** The terms of a passage by field, in reading order, with `SENTENCE_END` between sentences. */
export interface PassageTerms {
  readonly language: string;
  readonly title: readonly string[];
  readonly headings: readonly string[];
  readonly text: readonly string[];
  readonly questions: readonly string[];
}

const joined = (texts: readonly string[]): string =>
  texts
    .map((text) => tokenize(text).join(" "))
    .filter((terms) => terms !== "")
    .join(` ${SENTENCE_END} `);

/**
 * The searchable terms of a passage as one line of text: version, language, title, headings, text and questions,
 * separated by tabs, the terms of each by spaces. Starts with `ANALYSIS_VERSION`.
 */
export function analyzePassage(passage: PassageFields): string {
  const text = tokenize(passage.text);
  const language = guessLanguage(text.length > 0 ? text : tokenize(passage.title));
  const fields = [
    joined([passage.title]),
    joined(passage.headings),
    text.join(" "),
    joined(passage.questions ?? []),
  ];
  return [ANALYSIS_VERSION, language, ...fields].join("\t");
}

/** True when a stored line was written by this version and can be loaded as it is. */
export function isCurrentAnalysis(terms: string): boolean {
  return terms.startsWith(`${ANALYSIS_VERSION}\t`);
}

const words = (field: string | undefined): string[] => (field ? field.split(" ") : []);

/** Reads what `analyzePassage` wrote; a line of another version or shape reads as a passage without terms. */
export function readAnalysis(terms: string): PassageTerms {
  const [version, language = "", title, headings, text, questions] = terms.split("\t");
  if (version !== String(ANALYSIS_VERSION))
    return { language: "", title: [], headings: [], text: [], questions: [] };
  return {
    language,
    title: words(title),
    headings: words(headings),
    text: words(text),
    questions: words(questions),
  };
}
