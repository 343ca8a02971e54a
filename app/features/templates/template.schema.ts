import { z } from "zod";
import { choice, line, prose } from "#app/shared/text-schema.ts";

export const TEMPLATE_LANGUAGES = ["en", "es", "ar"] as const;
export type TemplateLanguage = (typeof TEMPLATE_LANGUAGES)[number];

export const TEMPLATE_KEYS = [
  "support",
  "faq",
  "leads",
  "restaurant",
  "clinic",
  "school",
  "shop",
  "event",
] as const;
export type TemplateKey = (typeof TEMPLATE_KEYS)[number];

/** One language of a template, as its file in `data` says it. */
export const TemplateSchema = z.strictObject({
  name: line(80),
  description: line(300),
  prompt: prose(8_000),
  greeting: prose(500),
  pairs: z
    .array(
      z.strictObject({
        questions: z.array(line(120)).min(2),
        answer: prose(4_000),
        /** What an answer to one of the questions says; where it is missing, a test sees to it that no blank is said. */
        expect: line(200).optional(),
      }),
    )
    .min(6)
    .max(12),
});
export type Template = z.infer<typeof TemplateSchema>;

export const UseTemplateSchema = z.strictObject({
  template: choice(TEMPLATE_KEYS),
  language: choice(TEMPLATE_LANGUAGES),
});
