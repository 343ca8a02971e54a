import { z } from "zod";
import { choice, fieldIssue, line, optionalLine } from "#app/shared/text-schema.ts";
import {
  LEAD_FIELD_KINDS,
  LEAD_MOMENTS,
  MAX_LEAD_CHOICES,
  MAX_LEAD_CONSENT,
  MAX_LEAD_LABEL,
} from "./lead-form.ts";

export const LeadFieldSchema = z
  .strictObject({
    kind: choice(LEAD_FIELD_KINDS),
    /** In the bot's own language; empty: the widget's word for it, in the visitor's. */
    label: optionalLine(MAX_LEAD_LABEL),
    required: z.boolean(),
    /** Of a field of one's own: what can be chosen; empty: a text. */
    choices: z.array(line(MAX_LEAD_LABEL)).max(MAX_LEAD_CHOICES),
  })
  .superRefine(({ kind, label }, context) => {
    if (kind === "own" && label === "") context.addIssue({ ...fieldIssue("REQUIRED"), path: ["label"] });
  });

export const LeadFieldsSchema = z
  .array(LeadFieldSchema)
  .min(1)
  .max(LEAD_FIELD_KINDS.length)
  .superRefine((fields, context) => {
    fields.forEach(({ kind }, index) => {
      if (fields.findIndex((field) => field.kind === kind) < index)
        context.addIssue({ ...fieldIssue("REPEATED"), path: [index, "kind"] });
    });
  });

/** An address on the web, or nothing. */
const privacyUrl = optionalLine(2_048).superRefine((value, context) => {
  if (value !== "" && !(URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)))
    context.addIssue(fieldIssue("URL"));
});

/** What a bot asks of its visitors so that the team can come back to them. */
export const LeadFormSchema = z.strictObject({
  when: choice(LEAD_MOMENTS),
  /** Nobody can go on without it. */
  required: z.boolean(),
  fields: LeadFieldsSchema,
  /** What visitors agree to; empty: the widget's own sentence. */
  consent: optionalLine(MAX_LEAD_CONSENT),
  privacyUrl,
});
