import { z } from "zod";
import { AllowedSite, BotChangesSchema, type BotChanges } from "#app/domain/bot/bot-settings.ts";
import { MAX_CHAIN, MAX_NAME, MAX_STARTERS } from "#app/domain/bot/bot-limits.ts";
import {
  choice,
  decimalText,
  digits,
  fieldIssue,
  isBlank,
  line,
  optionalLine,
  optionalProse,
  reason,
} from "#app/shared/text-schema.ts";
import { linesOf, revision } from "./form-values.ts";

/** What the forms of the bots' pages send, text by text, and what that means for the draft. */

const id = z.string().max(64);
export const WhichBotSchema = z.strictObject({ botId: id });
export const NewBotSchema = z.strictObject({ name: line(MAX_NAME) });
export const RenameBotSchema = z.strictObject({ botId: id, name: line(MAX_NAME) });
export const PublishSchema = z.strictObject({ note: optionalProse(500) });
/** Publishing although tests fail. */
export const OverrideSchema = z.strictObject({ overrideReason: reason(10, 500) });
export const DeleteBotSchema = z.strictObject({ name: z.string().max(500) });

/** What the editor saves by itself: only what changed, on top of the state that it knows. */
export const SaveDraftSchema = z.strictObject({
  revision: z.number().int().min(0),
  changes: BotChangesSchema,
});

/** A field that is left empty sets no limit. */
const orNone = <S extends z.ZodType>(schema: S) =>
  z.preprocess((text) => (typeof text === "string" && isBlank(text) ? null : text), schema.nullable());

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
    answerLength: choice(["short", "medium", "long"]),
    onlyKnowledge: z.string().optional(),
    followUps: z.string().optional(),
    visitorFiles: z.string().optional(),
    languagePolicy: choice(["visitor", "bot"]),
    locale: choice(["en", "es", "ar"]),
    byMeaning: z.string().optional(),
    embeddingProvider: optionalLine(64).optional(),
    embeddingModel: optionalLine(120).optional(),
  })
  .superRefine((input, context) => {
    const models = textsIn(input, MODEL_FIELDS);
    textsIn(input, PROVIDER_FIELDS).forEach((provider, index) => {
      if (provider && !models[index])
        context.addIssue({ ...fieldIssue("REQUIRED"), path: [MODEL_FIELDS[index] ?? ""] });
    });
    if (input.byMeaning !== undefined && !input.embeddingModel)
      context.addIssue({ ...fieldIssue("REQUIRED"), path: ["embeddingModel"] });
  })
  .transform(
    ({ revision: known, onlyKnowledge, followUps, visitorFiles, byMeaning, ...rest }): SectionSave => {
      const models = textsIn(rest, MODEL_FIELDS);
      const chain = textsIn(rest, PROVIDER_FIELDS).flatMap((providerId, index) =>
        providerId ? [{ providerId, model: models[index] ?? "" }] : [],
      );
      const { temperature, maxTokens, answerLength, languagePolicy, locale } = rest;
      const { embeddingProvider, embeddingModel } = rest;
      const embedding =
        byMeaning !== undefined && embeddingProvider && embeddingModel
          ? { providerId: embeddingProvider, model: embeddingModel }
          : null;
      return {
        revision: known,
        changes: {
          chain,
          temperature,
          maxTokens,
          answerLength,
          onlyKnowledge: onlyKnowledge !== undefined,
          followUps: followUps !== undefined,
          visitorFiles: visitorFiles !== undefined,
          languagePolicy,
          locale,
          embedding,
        },
      };
    },
  );

export const LimitsFormSchema = z
  .strictObject({
    revision,
    messagesPerMinute: digits(1, 20),
    messagesPerDay: digits(1, 200),
    visitorUsdPerDay: orNone(decimalText(0, 1_000)),
    botMessagesPerDay: orNone(digits(1, 1_000_000)),
    usdPerDay: orNone(decimalText(0, 100_000)),
  })
  .transform(({ revision: known, ...limits }): SectionSave => ({ revision: known, changes: { limits } }));

const SiteLines = z.string().max(20_000).transform(linesOf);

export const SitesFormSchema = z
  .strictObject({
    revision,
    allowedSites: SiteLines.pipe(z.array(AllowedSite).max(50)),
    verifiedOnly: z.string().optional(),
  })
  .transform(({ revision: known, allowedSites, verifiedOnly }): SectionSave => ({
    revision: known,
    changes: { allowedSites, verifiedOnly: verifiedOnly !== undefined },
  }));
