import { z } from "zod";
import { PROVIDER_KINDS } from "#app/ai/provider-kinds.ts";
import { choice, fieldIssue, line } from "#app/shared/text-schema.ts";

export const NewProviderSchema = z.strictObject({
  kind: choice(PROVIDER_KINDS),
  name: line(80),
  baseUrl: z
    .string()
    .max(2_048)
    .optional()
    .superRefine((value, context) => {
      if (
        value &&
        (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol) || new URL(value).username !== "")
      )
        context.addIssue(fieldIssue("URL"));
    }),
  apiKey: z.string().superRefine((value, context) => {
    if (value.trim() === "") context.addIssue(fieldIssue("REQUIRED"));
    else if (value.length > 1_000)
      context.addIssue(fieldIssue("TOO_LONG", { max: 1_000, length: value.length }));
  }),
});
export type NewProvider = z.infer<typeof NewProviderSchema>;
