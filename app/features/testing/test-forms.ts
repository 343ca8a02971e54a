import { z } from "zod";
import { MAX_TEST_QUESTION, TestExpectationSchema } from "#app/domain/testing/test-expectation.ts";
import { choice, decimalText, digits, optionalLine, optionalProse, prose } from "#app/shared/text-schema.ts";
import { TEST_KINDS } from "./test-kinds.ts";

const testId = z.string();
/** One phrase in a line. */
const lines = z
  .string()
  .max(20_000)
  .default("")
  .transform((text) =>
    text
      .split("\n")
      .map((each) => each.trim())
      .filter(Boolean),
  );
const orNothing = <S extends z.ZodType>(schema: S) =>
  z.union([z.literal("").transform(() => undefined), schema]).optional();

/** The form of a test; `test` is what it says. */
export const TestFormSchema = z
  .strictObject({
    testId: testId.optional(),
    question: prose(MAX_TEST_QUESTION),
    mustContain: lines,
    mustNotContain: lines,
    kind: choice(TEST_KINDS).default("answer"),
    citesSource: optionalLine(300).default(""),
    matches: optionalProse(500).default(""),
    judge: optionalProse(1_000).default(""),
    maxMs: orNothing(digits(1, 120_000)),
    maxUsd: orNothing(decimalText(0, 100)),
  })
  .transform(({ testId: id, question, kind, mustContain, mustNotContain, ...rest }) => ({
    testId: id,
    question,
    expect: {
      ...(mustContain.length > 0 ? { mustContain } : {}),
      ...(mustNotContain.length > 0 ? { mustNotContain } : {}),
      ...(kind === "answer" ? {} : { [kind]: true }),
      ...(rest.citesSource ? { citesSource: rest.citesSource } : {}),
      ...(rest.matches ? { matches: rest.matches } : {}),
      ...(rest.judge ? { judge: rest.judge } : {}),
      ...(rest.maxMs === undefined ? {} : { maxMs: rest.maxMs }),
      ...(rest.maxUsd === undefined ? {} : { maxUsd: rest.maxUsd }),
    },
  }))
  .transform((form, context) => {
    const expect = TestExpectationSchema.safeParse(form.expect);
    if (expect.success) return { ...form, expect: expect.data };
    for (const { path, ...issue } of expect.error.issues)
      context.addIssue({ ...issue, path: path.slice(0, 1), input: undefined } as z.core.$ZodRawIssue);
    return z.NEVER;
  });

export const OneTestSchema = z.strictObject({ testId });
export const SwitchTestSchema = z.strictObject({ testId, isEnabled: choice(["yes", "no"]) });
export const SuggestedSchema = z.strictObject({
  keys: z.union([z.string().transform((key) => [key]), z.array(z.string())]).default([]),
});
export const FromMessageSchema = z.strictObject({ messageId: z.string() });
export const TableSchema = z.strictObject({ csv: z.string().min(1).max(300_000) });
