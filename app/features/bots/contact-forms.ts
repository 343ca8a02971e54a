import { z } from "zod";
import { LeadFieldsSchema } from "#app/domain/forms/lead-form.schema.ts";
import { LEAD_FIELD_KINDS, LEAD_MOMENTS } from "#app/domain/forms/lead-form.ts";
import { choice } from "#app/shared/text-schema.ts";
import type { SectionSave } from "./bot-forms.ts";
import { linesOf, revision } from "./form-values.ts";

/** What the Contact page sends where JavaScript does not run: its fields stand in rows, `kind1`, `label1` and so on. */
export const ContactFormSchema = z
  .looseObject({
    revision,
    handover: z.string().optional(),
    when: choice(LEAD_MOMENTS),
    required: z.string().optional(),
    consent: z.string(),
    privacyUrl: z.string(),
  })
  .transform((input, context): SectionSave => {
    const { revision: known, handover, when, required, consent, privacyUrl, ...rows } = input;
    const fields = LeadFieldsSchema.safeParse(rowsOf(rows));
    if (!fields.success) {
      for (const { path, ...issue } of fields.error.issues)
        context.addIssue({
          ...issue,
          path: [`${String(path[1] ?? "kind")}${Number(path[0] ?? 0) + 1}`],
        } as z.core.$ZodRawIssue);
      return z.NEVER;
    }
    const form = { when, required: required !== undefined, fields: fields.data, consent, privacyUrl };
    return { revision: known, changes: { handover: handover !== undefined, leadForm: form } };
  });

function rowsOf(input: Record<string, unknown>) {
  return LEAD_FIELD_KINDS.flatMap((_, index) => {
    const cell = (name: string) => input[`${name}${index + 1}`];
    if (cell("kind") === undefined) return [];
    const choices = cell("choices");
    return {
      kind: cell("kind"),
      label: cell("label") ?? "",
      required: cell("required") !== undefined,
      choices: typeof choices === "string" ? linesOf(choices) : [],
    };
  });
}
