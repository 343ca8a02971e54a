import { z } from "zod";
import { decimal, fieldIssue, line, prose, wholeNumber } from "#app/shared/text-schema.ts";

export const MAX_TEST_QUESTION = 4_000;
const MAX_PHRASES = 20;
const MAX_PATTERN = 500;

const phrases = z
  .array(line(500))
  .min(1)
  .max(MAX_PHRASES)
  .transform((texts) => [...new Set(texts)]);

/** A regular expression of JavaScript, with the flags `iu`; whether it is fast enough is found when it runs. */
const pattern = prose(MAX_PATTERN).superRefine((value, context) => {
  if (!isPattern(value)) context.addIssue(fieldIssue("REGEX_INVALID"));
});

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, "iu") instanceof RegExp;
  } catch {
    return false;
  }
}

/** What an answer must be like. Everything that is named must hold. */
export const TestExpectationSchema = z.strictObject({
  /** Every one of these stands in the answer; case, accents and spaces do not matter. */
  mustContain: phrases.optional(),
  mustNotContain: phrases.optional(),
  /** A regular expression that the answer matches somewhere. */
  matches: pattern.optional(),
  /** The id, or a part of the title or address, of a source that the answer cites. */
  citesSource: line(300).optional(),
  /** The bot says that it does not know. */
  unknown: z.literal(true).optional(),
  /** The bot hands over to a person. */
  handover: z.literal(true).optional(),
  /** Milliseconds until the whole answer. */
  maxMs: wholeNumber(1, 120_000).optional(),
  /** US dollars. */
  maxUsd: decimal(0, 100).optional(),
  /** What a model judges the answer by, in plain words. Deterministic rules are better where they suffice. */
  judge: prose(1_000).optional(),
});
export type TestExpectation = z.infer<typeof TestExpectationSchema>;

/** Whether nothing is expected: a test of that kind proves nothing. */
export function isEmptyExpectation(expectation: TestExpectation): boolean {
  return Object.values(expectation).every((value) => value === undefined);
}
