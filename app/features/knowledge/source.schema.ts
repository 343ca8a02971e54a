import { z } from "zod";
import { choice, fieldIssue, line, prose } from "#app/shared/text-schema.ts";

export const MAX_TEXT = 1_000_000;

export const SOURCE_STATUSES = ["queued", "reading", "ready", "failed"] as const;
export type SourceStatus = (typeof SOURCE_STATUSES)[number];

export const TextSourceSchema = z.strictObject({
  type: choice(["text"]),
  title: line(200),
  text: prose(MAX_TEXT),
});

export const QaItemSchema = z.strictObject({
  questions: z.array(line(300)).min(1).max(200),
  answer: prose(4_000),
});

export const QaSourceSchema = z.strictObject({
  type: choice(["qa"]),
  title: line(200).optional(),
  items: z.array(QaItemSchema).min(1).max(2_000),
});

export const NewSourceSchema = z.discriminatedUnion("type", [TextSourceSchema, QaSourceSchema]);
export type NewSource = z.infer<typeof NewSourceSchema>;

/** What the form of a single pair sends: questions line by line. */
export const QaFormSchema = z.strictObject({
  questions: prose(10_000),
  answer: prose(4_000),
});

export const TextFormSchema = z.strictObject({ title: line(200), text: prose(MAX_TEXT) });

export const WhichSourceSchema = z.strictObject({ sourceId: z.string().max(64) });

const MAX_QUESTIONS = 200;
const Question = line(300);

/** A pair from the form: one question in each line, blank lines left out. */
export const QaPairSchema = QaFormSchema.transform(({ questions, answer }) => ({
  questions: questions
    .split("\n")
    .map((question) => question.trim())
    .filter(Boolean),
  answer,
}))
  .superRefine(({ questions }, context) => {
    if (questions.length > MAX_QUESTIONS)
      context.addIssue({ ...fieldIssue("TOO_MANY", { max: MAX_QUESTIONS }), path: ["questions"] });
    for (const question of questions) {
      const issue = Question.safeParse(question).error?.issues[0];
      if (issue?.code === "custom")
        context.addIssue({ code: "custom", params: issue.params ?? {}, path: ["questions"] });
    }
  })
  .transform((item) => ({ type: "qa" as const, items: [item] }));
