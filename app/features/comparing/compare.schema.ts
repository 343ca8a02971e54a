import { z } from "zod";
import { choice, fieldIssue, prose } from "#app/shared/text-schema.ts";
import { readSide } from "./compared-side.ts";

const MAX_QUESTION = 4_000;
/** What was asked before, at most so often. */
const MAX_ROUNDS = 6;
const MAX_ANSWER = 20_000;

const side = z.string().transform((key, context) => {
  const read = readSide(key);
  if (read) return read;
  context.addIssue(fieldIssue("CHOICE", { choices: "draft, builtin, version.…, model.…" }));
  return z.NEVER;
});

const Rounds = z
  .array(
    z.strictObject({
      question: z.string().max(MAX_QUESTION),
      left: z.string().max(MAX_ANSWER),
      right: z.string().max(MAX_ANSWER),
    }),
  )
  .max(MAX_ROUNDS);

/** A field with JSON in it. */
function jsonOf<T extends z.ZodType>(schema: T, otherwise: string) {
  return z
    .string()
    .default(otherwise)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue(fieldIssue("TYPE"));
        return z.NEVER;
      }
    })
    .pipe(schema);
}

/** One question for two sides, with what was said before on this page. */
export const CompareSchema = z.strictObject({
  question: prose(MAX_QUESTION),
  left: side,
  right: side,
  rounds: jsonOf(Rounds, "[]"),
});

/** One of the answers, to be a test. */
export const TestAnswerSchema = z.strictObject({
  question: prose(MAX_QUESTION),
  text: prose(MAX_ANSWER),
  kind: choice(["model", "quoted", "curated", "unknown", "handover"]),
  sourceId: z.string().max(64).default(""),
  asked: jsonOf(z.array(z.string().max(MAX_QUESTION)).max(MAX_ROUNDS), "[]"),
});
