import { z } from "zod";
import { emailAddress, fieldIssue, line, prose } from "#app/shared/text-schema.ts";
import { LEAD_LENGTHS, type LeadField, type LeadFieldKind } from "./lead-form.ts";

/** Digits with the marks that people write between them. */
const phoneNumber = line(LEAD_LENGTHS.phone).superRefine((value, context) => {
  const isNumber = /^\+?[\p{Nd}\s().\-/]+$/u.test(value) && (value.match(/\p{Nd}/gu)?.length ?? 0) >= 5;
  if (value !== "" && !isNumber) context.addIssue(fieldIssue("PHONE"));
});

const RULES: Record<LeadFieldKind, z.ZodType<string>> = {
  name: line(LEAD_LENGTHS.name),
  email: emailAddress,
  phone: phoneNumber,
  own: prose(LEAD_LENGTHS.own),
};

const emptyAsNone = (value: unknown) => (value === "" ? undefined : value);

const oneOf = (choices: readonly string[]) =>
  z.string().superRefine((value, context) => {
    if (!choices.includes(value)) context.addIssue(fieldIssue("CHOICE", { choices: choices.join(", ") }));
  });

/** What a visitor may leave in these fields: an empty one only where it is not required, and nothing beside them. */
export function leadValuesSchema(fields: readonly LeadField[]) {
  const shape = fields.map(({ kind, required, choices }) => {
    const rule = choices.length > 0 ? oneOf(choices) : RULES[kind];
    return [kind, required ? rule : z.preprocess(emptyAsNone, rule.optional())] as const;
  });
  return z.strictObject(Object.fromEntries(shape));
}
