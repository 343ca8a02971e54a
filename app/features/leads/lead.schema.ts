import { z } from "zod";
import type { LeadField } from "#app/domain/forms/lead-form.ts";
import { leadValuesSchema } from "#app/domain/forms/lead-values.schema.ts";
import { fieldIssue } from "#app/shared/text-schema.ts";

/** What a visitor sends, before it is known which fields their bot has. */
export const LeaveLeadSchema = z.record(
  z.string().max(40),
  z.union([z.string().max(4_000), z.literal(true)]),
);

/** The values of these fields, and that the visitor agrees. */
export const leadOf = (fields: readonly LeadField[]) =>
  leadValuesSchema(fields).extend({
    consent: z.custom<true>((value) => value === true, { params: fieldIssue("REQUIRED").params }),
  });

export const LeadFilterSchema = z.object({
  q: z.string().trim().max(200).optional(),
  from: z.iso.date().or(z.literal("")).optional(),
  to: z.iso.date().or(z.literal("")).optional(),
  cursor: z.string().max(500).optional(),
});
export type LeadFilter = z.infer<typeof LeadFilterSchema>;

export const WhichLeadSchema = z.strictObject({ leadId: z.string().max(64) });
