import { z } from "zod";
import { MAX_STARTERS } from "#app/domain/bot/bot-limits.ts";
import { TEXT_LANGUAGES } from "#app/domain/look/text-languages.ts";
import { BotTextsSchema } from "#app/domain/look/bot-texts.schema.ts";
import { LookPropertiesSchema } from "#app/domain/look/look-properties.schema.ts";
import {
  LAUNCHER_ICONS,
  LAUNCHER_SHAPES,
  LAUNCHER_SIZES,
  MAX_GREET_SECONDS,
  MAX_OFFSET,
} from "#app/domain/look/look-choices.ts";
import { PagePattern } from "#app/domain/look/look.schema.ts";
import { MAX_PATTERNS } from "#app/domain/look/page-pattern.ts";
import { readableColour } from "#app/domain/look/readable-colour.ts";
import { choice, digits } from "#app/shared/text-schema.ts";
import type { SectionSave } from "./bot-forms.ts";
import { linesOf, revision } from "./form-values.ts";

/** What the forms of the Look page send where JavaScript does not run, text by text, and what that means for the draft. */

const Lines = z.string().max(20_000).transform(linesOf);

export const ColoursFormSchema = z
  .strictObject({
    revision,
    color: readableColour,
    theme: choice(["auto", "light", "dark"]),
    radius: digits(0, 24),
  })
  .transform(({ revision: known, ...look }): SectionSave => ({ revision: known, changes: { look } }));

export const LauncherFormSchema = z
  .strictObject({
    revision,
    position: choice(["bottom-right", "bottom-left"]),
    shape: choice(LAUNCHER_SHAPES),
    size: digits(0, 999).pipe(z.literal(LAUNCHER_SIZES)),
    icon: choice(LAUNCHER_ICONS),
    offsetX: digits(0, MAX_OFFSET),
    offsetY: digits(0, MAX_OFFSET),
  })
  .transform(({ revision: known, ...look }): SectionSave => ({ revision: known, changes: { look } }));

export const GreetingFormSchema = z
  .strictObject({
    revision,
    greet: z.string().optional(),
    greetAfter: digits(1, MAX_GREET_SECONDS),
    greetOn: Lines.pipe(z.array(PagePattern).max(MAX_PATTERNS)),
  })
  .transform(({ revision: known, greet, ...look }): SectionSave => ({
    revision: known,
    changes: { look: { ...look, greet: greet !== undefined } },
  }));

/** Issues of a part of the draft, as they stand beside the fields of the form. */
function addIssues(context: z.core.$RefinementCtx, error: z.ZodError, depth: number): never {
  for (const issue of error.issues)
    context.addIssue({ ...issue, path: issue.path.slice(depth, depth + 1) } as z.core.$ZodRawIssue);
  return z.NEVER;
}

export const PropertiesFormSchema = z
  .looseObject({ revision })
  .transform(({ revision: known, ...values }, context): SectionSave => {
    const written = Object.entries(values).filter(([, value]) => value !== "");
    const parsed = LookPropertiesSchema.safeParse(Object.fromEntries(written));
    if (!parsed.success) return addIssues(context, parsed.error, 0);
    return { revision: known, changes: { look: { properties: parsed.data } } };
  });

const TextsInput = z.strictObject({
  revision,
  language: choice(TEXT_LANGUAGES),
  greeting: z.string(),
  starters: z.string(),
  title: z.string(),
  placeholder: z.string(),
  paused: z.string(),
  launcher: z.string(),
});

/** One language's texts; the others are kept by whoever saves them. */
export const TextsFormSchema = TextsInput.transform((input, context) => {
  const { revision: known, language, starters, ...texts } = input;
  const written = { ...texts, starters: linesOf(starters).slice(0, MAX_STARTERS) };
  const parsed = BotTextsSchema.safeParse({ [language]: written });
  if (!parsed.success) return addIssues(context, parsed.error, 1);
  return { revision: known, texts: parsed.data };
});

export const PictureFormSchema = z.strictObject({ place: choice(["avatar", "logo"]) });
