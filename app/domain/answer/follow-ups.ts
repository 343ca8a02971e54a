import { fold } from "#app/domain/retrieval/fold.ts";
import { isFunctionWord } from "#app/domain/retrieval/function-words.ts";
import { guessLanguage } from "#app/domain/retrieval/language.ts";
import { stem } from "#app/domain/retrieval/stem.ts";
import { termsOf } from "#app/domain/retrieval/tokenize.ts";

const MOST = 3;
const LONGEST = 120;
/** Two questions that share this part of their words are the same for a reader. */
const ALIKE = 0.75;
/** Longer words of one beginning are one word with other endings. */
const ROOT = 5;

function subjectOf(text: string): Set<string> {
  const terms = termsOf(text);
  const language = guessLanguage(terms);
  const words = terms.filter((term) => !isFunctionWord(term, language || "en"));
  return new Set((words.length > 0 ? words : terms).map((term) => stem(term, language).slice(0, ROOT)));
}

/** The share of the words of the shorter one that the other has too. */
function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / Math.max(1, Math.min(a.size, b.size));
}

/**
 * Up to three questions that may come next: of the candidates, best first, those that were not asked or answered yet and differ from
 * each other. `said`: what the visitor asked, and the headings that the answer stands below.
 */
export function chooseFollowUps(candidates: readonly string[], said: readonly string[]): string[] {
  const chosen: string[] = [];
  const taken = said.filter((text) => text.trim() !== "").map(subjectOf);
  const known = new Set(said.map(fold));
  for (const candidate of candidates) {
    const text = candidate.replace(/\s+/g, " ").trim();
    if (text === "" || text.length > LONGEST || known.has(fold(text))) continue;
    const subject = subjectOf(text);
    if (subject.size === 0 || taken.some((other) => alike(subject, other) >= ALIKE)) continue;
    chosen.push(text);
    taken.push(subject);
    if (chosen.length === MOST) break;
  }
  return chosen;
}
