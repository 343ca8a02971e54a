import { fold } from "#app/domain/retrieval/fold.ts";
import { comparableText } from "./grade-answer.ts";

/** A number with what belongs to it: 5.40, 10:30, 2026-03-01. */
const NUMBER = /\d(?:[\d.,:/-]*\d)?/u;
const WORD = /[\p{L}\p{M}\p{N}'’-]{4,}/gu;
const SENTENCE_END = /(?<=[.!?؟。])\s+/u;

/**
 * The shortest part of an answer that says whether it is the answer: its first number, else the longest word of its first sentence
 * that the question does not have. Null when there is none.
 */
export function keyPhrase(question: string, answer: string): string | null {
  const asked = fold(question);
  const first = answer.replace(/\s*\[\d{1,3}\]/g, "").split(SENTENCE_END)[0] ?? "";
  const number = NUMBER.exec(answer.replace(/\s*\[\d{1,3}\]/g, ""))?.[0];
  if (number && !asked.includes(number)) return number;
  const words = (first.match(WORD) ?? []).filter((word) => !asked.includes(fold(word)));
  const longest = words.toSorted((a, b) => b.length - a.length)[0];
  return longest ?? null;
}

const LONGEST_QUOTE = 200;

/** The beginning of an answer as it would be found again in the same one: its first sentence, without marks. */
export function openingOf(answer: string): string {
  const plain = comparableText(answer);
  const first = plain.split(SENTENCE_END)[0] ?? "";
  return Array.from(first).slice(0, LONGEST_QUOTE).join("").trim();
}
