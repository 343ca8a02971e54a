import { z } from "zod";
import { AllowedSite, BotChangesSchema, type BotChanges } from "#app/domain/bot/bot-settings.ts";
import { MAX_CHAIN, MAX_NAME, MAX_STARTERS } from "#app/domain/bot/bot-limits.ts";
import {
  choice,
  colour,
  digits,
  fieldIssue,
  line,
  optionalLine,
  optionalProse,
} from "#app/shared/text-schema.ts";

/** What the forms of the bots' pages send, text by text, and what that means for the draft. */

const id = z.string().max(64);
export const WhichBotSchema = z.strictObject({ botId: id });
export const NewBotSchema = z.strictObject({ name: line(MAX_NAME) });
export const RenameBotSchema = z.strictObject({ botId: id, name: line(MAX_NAME) });
export const PublishSchema = z.strictObject({ note: optionalProse(500) });
export const DeleteBotSchema = z.strictObject({ name: z.string().max(500) });

/** What the editor saves by itself: only what changed, on top of the state that it knows. */
export const SaveDraftSchema = z.strictObject({
  revision: z.number().int().min(0),
  changes: BotChangesSchema,
});

const revision = digits(0, 1e15);
const decimalText = (min: number, max: number) =>
  z
    .string()
    .superRefine((value, context) => {
      if (!/^\d{1,4}([.,]\d{1,4})?$/.test(value.trim())) context.addIssue(fieldIssue("NUMBER"));
      else if (numberOf(value) < min || numberOf(value) > max)
        context.addIssue(fieldIssue("RANGE", { min, max }));
    })
    .transform(numberOf);
const numberOf = (text: string) => Number(text.trim().replace(",", "."));

const numbered = <N extends string>(name: N, count: number) =>
  Array.from({ length: count }, (_, index) => `${name}${index + 1}` as `${N}${number}`);
const STARTER_FIELDS = numbered("starter", MAX_STARTERS);
const fieldsOf = <S extends z.ZodType>(names: readonly string[], schema: S): Record<string, S> =>
  Object.fromEntries(names.map((name) => [name, schema]));
const textsIn = (input: Record<string, unknown>, names: readonly string[]) =>
  names.map((name) => {
    const value = input[name];
    return typeof value === "string" ? value : "";
  });

export interface SectionSave {
  revision: number;
  changes: BotChanges;
}

export const IdentityFormSchema = z
  .strictObject({
    revision,
    name: line(MAX_NAME),
    description: optionalLine(300),
    avatar: optionalLine(2),
    systemPrompt: optionalProse(8_000),
    greeting: optionalProse(500),
    ...fieldsOf(STARTER_FIELDS, optionalLine(120).optional()),
  })
  .transform(
    ({ revision: known, name, description, avatar, systemPrompt, greeting, ...rest }): SectionSave => {
      const starters = textsIn(rest, STARTER_FIELDS).filter(Boolean);
      return { revision: known, changes: { name, description, avatar, systemPrompt, greeting, starters } };
    },
  );

const PROVIDER_FIELDS = numbered("provider", MAX_CHAIN);
const MODEL_FIELDS = numbered("model", MAX_CHAIN);

export const BehaviourFormSchema = z
  .strictObject({
    revision,
    ...fieldsOf(PROVIDER_FIELDS, optionalLine(64).optional()),
    ...fieldsOf(MODEL_FIELDS, optionalLine(120).optional()),
    temperature: decimalText(0, 2),
    maxTokens: digits(16, 4_096),
    onlyKnowledge: z.string().optional(),
    languagePolicy: choice(["visitor", "bot"]),
    locale: choice(["en", "es", "ar"]),
    messagesPerMinute: digits(1, 20),
    messagesPerDay: digits(1, 200),
  })
  .superRefine((input, context) => {
    const models = textsIn(input, MODEL_FIELDS);
    textsIn(input, PROVIDER_FIELDS).forEach((provider, index) => {
      if (provider && !models[index])
        context.addIssue({ ...fieldIssue("REQUIRED"), path: [MODEL_FIELDS[index] ?? ""] });
    });
  })
  .transform(
    ({ revision: known, onlyKnowledge, messagesPerMinute, messagesPerDay, ...rest }): SectionSave => {
      const models = textsIn(rest, MODEL_FIELDS);
      const chain = textsIn(rest, PROVIDER_FIELDS).flatMap((providerId, index) =>
        providerId ? [{ providerId, model: models[index] ?? "" }] : [],
      );
      const { temperature, maxTokens, languagePolicy, locale } = rest;
      return {
        revision: known,
        changes: {
          chain,
          temperature,
          maxTokens,
          onlyKnowledge: onlyKnowledge !== undefined,
          languagePolicy,
          locale,
          limits: { messagesPerMinute, messagesPerDay },
        },
      };
    },
  );

export const LookFormSchema = z
  .strictObject({
    revision,
    color: colour,
    theme: choice(["auto", "light", "dark"]),
    position: choice(["bottom-right", "bottom-left"]),
    radius: digits(0, 24),
  })
  .transform(({ revision: known, ...look }): SectionSave => ({ revision: known, changes: { look } }));

const SiteLines = z
  .string()
  .max(20_000)
  .transform((text) =>
    text
      .split("\n")
      .map((site) => site.trim())
      .filter(Boolean),
  );

export const SitesFormSchema = z
  .strictObject({ revision, allowedSites: SiteLines.pipe(z.array(AllowedSite).max(50)) })
  .transform(({ revision: known, allowedSites }): SectionSave => ({
    revision: known,
    changes: { allowedSites },
  }));
