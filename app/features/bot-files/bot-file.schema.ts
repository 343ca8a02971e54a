import { z } from "zod";
import { MAX_CHAIN } from "#app/domain/bot/bot-limits.ts";
import { BotLimitsSchema, BotSettingsSchema } from "#app/domain/bot/bot-settings.ts";
import { PASSAGE_LENGTHS } from "#app/domain/bot/passage-length.ts";
import { LeadFormSchema } from "#app/domain/forms/lead-form.schema.ts";
import { TestExpectationSchema } from "#app/domain/testing/test-expectation.ts";
import { choice, line, optionalProse, prose } from "#app/shared/text-schema.ts";

/** What a bot's file says that it is, and in which form its parts are. A newer form is not read. */
export const FILE_KIND = "chatbot-factory-bot";
export const FILE_VERSION = 1;

/** Read before everything else: what kind of file it is. */
export const FileHeadSchema = z.looseObject({
  kind: z.literal(FILE_KIND),
  version: z.number().int().positive(),
});

/** Names a thing of the file, so that importing it again changes the same thing. */
export const KeySchema = z.string().regex(/^[\w:.=-]{1,100}$/);

/** Keys of providers never leave their workspace: a link is found again by the provider's kind and name. */
const ProviderLinkSchema = z.strictObject({
  provider: z.strictObject({ kind: line(40), name: line(120) }),
  model: z.string().max(120),
});
export type ProviderLink = z.infer<typeof ProviderLinkSchema>;

/** `bot.json`: every setting but the instructions and the look, which have files of their own. */
export const BotPartSchema = z.strictObject({
  kind: z.literal(FILE_KIND),
  version: z.literal(FILE_VERSION),
  key: KeySchema,
  passageLength: choice(PASSAGE_LENGTHS),
  /** What a file of an older program does not name is as in a new bot. */
  settings: BotSettingsSchema.omit({ systemPrompt: true, look: true })
    .extend({
      chain: z.array(ProviderLinkSchema).max(MAX_CHAIN),
      embedding: ProviderLinkSchema.nullable(),
      limits: BotLimitsSchema.partial().strict(),
      leadForm: LeadFormSchema.partial().strict(),
    })
    .partial()
    .required({ name: true }),
});
export type BotPart = z.infer<typeof BotPartSchema>;

const EditSchema = z.strictObject({
  contentKey: z.string().regex(/^[\w-]{1,64}$/),
  text: optionalProse(100_000).nullable(),
  original: optionalProse(100_000),
  isEnabled: z.boolean(),
});
export type PassageEditPart = z.infer<typeof EditSchema>;

/** A source in `knowledge/sources.json`; its content stands in `file`, or is fetched from `web`. */
export const SourcePartSchema = z.strictObject({
  key: KeySchema,
  type: choice(["text", "qa", "file", "url", "sitemap", "crawl"]),
  title: line(200),
  /** A path in the archive. */
  file: z.string().max(300).optional(),
  web: z
    .strictObject({
      url: z.string().max(2_000),
      limit: z.number().int().optional(),
      include: z.array(z.string()).optional(),
      exclude: z.array(z.string()).optional(),
      withoutStart: z.literal(true).optional(),
    })
    .optional(),
  /** Where corrections of answers are collected. */
  isCorrections: z.literal(true).optional(),
  isOpen: z.boolean(),
  everyHours: z.union([z.literal(24), z.literal(168)]).nullable(),
  edits: z.array(EditSchema).max(5_000),
});
export type SourcePart = z.infer<typeof SourcePartSchema>;
export const SourcesPartSchema = z.array(SourcePartSchema).max(2_000);

export const TestsPartSchema = z
  .array(
    z.strictObject({
      key: KeySchema,
      question: prose(4_000),
      history: z.array(prose(4_000)).max(50),
      expect: TestExpectationSchema,
      origin: choice(["hand", "csv", "preview", "feedback", "correction", "knowledge", "replay"]),
      isEnabled: z.boolean(),
    }),
  )
  .max(500);
export type TestPart = z.infer<typeof TestsPartSchema>[number];
