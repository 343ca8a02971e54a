import { z } from "zod";
import { choice, line, prose } from "#app/shared/text-schema.ts";
import { PASSAGE_FILTERS } from "./passage-filter.ts";
import { MAX_PASSAGE } from "./source-kinds.ts";

const id = z.string().max(64);

export const EditPassageSchema = z.strictObject({ passageId: id, text: prose(MAX_PASSAGE) });

/** The text that stands in the field does not matter: the passage will have what was read. */
export const RestorePassageSchema = z.strictObject({ passageId: id, text: z.string().optional() });

export const SwitchPassagesSchema = z.strictObject({
  passageId: z.array(id).min(1).max(100),
  isEnabled: choice(["yes", "no"]),
});

/** A switch that is off sends nothing. */
export const OpenFormSchema = z.strictObject({ isOpen: choice(["yes"]).optional() });

/** What the address of a source's page looks for; what it does not know counts for nothing. */
export const PassageQuerySchema = z
  .object({ query: z.string().max(200).catch(""), only: choice(PASSAGE_FILTERS).optional().catch(undefined) })
  .transform(({ query, only }) => ({ query, ...(only ? { filter: only } : {}) }));

export const OpenQuestionSchema = z.strictObject({ questionId: id });

/** An answer to what could not be answered. */
export const AnswerSchema = z.strictObject({
  questionId: id,
  locale: z.string().max(35),
  question: line(300),
  answer: prose(4_000),
});
