import { z } from "zod";
import { QaItemSchema } from "#app/features/knowledge/source.schema.ts";
import { fieldIssue, prose } from "#app/shared/text-schema.ts";

const MAX_QUESTIONS = 200;
/** As many phrasings as there may be, each on its line. */
const MAX_LINES = 61_000;
const Question = QaItemSchema.shape.questions.element;

const phrasings = prose(MAX_LINES)
  .transform((lines) =>
    lines
      .split("\n")
      .map((question) => question.trim())
      .filter(Boolean),
  )
  .superRefine((questions, context) => {
    if (questions.length > MAX_QUESTIONS) context.addIssue(fieldIssue("TOO_MANY", { max: MAX_QUESTIONS }));
    for (const question of questions) {
      const issue = Question.safeParse(question).error?.issues[0];
      if (issue?.code === "custom") context.addIssue({ code: "custom", params: issue.params ?? {} });
    }
  });

/** A pair as its form sends it; without `pairId` a new one. */
export const SavePairSchema = z.strictObject({
  pairId: z.string().max(64).optional(),
  questions: phrasings,
  answer: QaItemSchema.shape.answer,
});

export const DeletePairSchema = z.strictObject({ pairId: z.string().max(64) });
