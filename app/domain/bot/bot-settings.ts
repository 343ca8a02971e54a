import { z } from "zod";
import {
  choice,
  decimal,
  fieldIssue,
  line,
  optionalLine,
  optionalProse,
  wholeNumber,
} from "#app/shared/text-schema.ts";
import { BotTextsSchema } from "#app/domain/look/bot-texts.schema.ts";
import { NEW_LOOK } from "#app/domain/look/look-settings.ts";
import { BotLookSchema } from "#app/domain/look/look.schema.ts";
import { NEW_LEAD_FORM } from "#app/domain/forms/lead-form.ts";
import { LeadFormSchema } from "#app/domain/forms/lead-form.schema.ts";
import { MAX_CHAIN, MAX_STARTERS } from "./bot-limits.ts";

export const AllowedSite = z
  .string()
  .superRefine((value, context) => {
    if (!isSitePattern(value.trim())) context.addIssue(fieldIssue("ORIGIN"));
  })
  .transform((value) => value.trim().toLowerCase().replace(/\/$/, ""));

/** `https://shop.example`, with a port if need be, or `https://*.shop.example` for one label below. */
function isSitePattern(text: string): boolean {
  const match = /^(https?):\/\/(\*\.)?([^/*\s]+)\/?$/i.exec(text);
  if (!match) return false;
  const address = `${match[1]}://${match[3]}`;
  return (
    URL.canParse(address) &&
    new URL(address).host === (match[3] ?? "").toLowerCase() &&
    (!match[2] || (match[3] ?? "").includes("."))
  );
}

export const BotLimitsSchema = z.strictObject({
  /** Of one visitor. */
  messagesPerMinute: wholeNumber(1, 20),
  messagesPerDay: wholeNumber(1, 200),
  /** Of all visitors together, in a day (UTC); null: no limit. Beyond it the built-in answerer answers. */
  botMessagesPerDay: wholeNumber(1, 1_000_000).nullable(),
  /** US dollars in a day (UTC); null: no limit. Beyond it the next cheaper link of the chain answers. */
  usdPerDay: decimal(0, 100_000).nullable(),
  visitorUsdPerDay: decimal(0, 1_000).nullable(),
});

/** The model that turns passages into vectors, beside the search by words. */
export const EmbeddingSchema = z.strictObject({
  providerId: line(64),
  model: line(120),
});

/** One link of the chain of providers; the built-in answerer always stands behind the last. */
export const ChainLinkSchema = z.strictObject({
  providerId: line(64),
  model: line(120),
});

/** Everything a creator sets about a bot, but for its knowledge. Stored as the draft, and unchanged in each version. */
export const BotSettingsSchema = z.strictObject({
  name: line(80),
  description: optionalLine(300),
  /** One or two letters; empty: the first letter of the name. */
  avatar: optionalLine(2),
  systemPrompt: optionalProse(8_000),
  greeting: optionalProse(500),
  starters: z.array(line(120)).max(MAX_STARTERS),
  /** What it says in other languages of its visitors. */
  texts: BotTextsSchema,
  chain: z.array(ChainLinkSchema).max(MAX_CHAIN),
  temperature: decimal(0, 2),
  maxTokens: wholeNumber(16, 4_096),
  /** How much an answer says: the characters quoted, and what a model is told. */
  answerLength: choice(["short", "medium", "long"]),
  /** Up to three questions that may come next are offered below an answer. */
  followUps: z.boolean(),
  /** Null: passages are searched by words alone. */
  embedding: EmbeddingSchema.nullable(),
  /** Sentences that no passage supports are not said. */
  onlyKnowledge: z.boolean(),
  /** The language of the answers: the visitor's, or always the bot's. */
  languagePolicy: choice(["visitor", "bot"]),
  locale: choice(["en", "es", "ar"]),
  /** Visitors can ask for a person of the team. */
  handover: z.boolean(),
  /** Visitors may send files, which the team sees and the bot does not read. */
  visitorFiles: z.boolean(),
  /** What visitors can leave so that the team comes back to them. */
  leadForm: LeadFormSchema,
  allowedSites: z.array(AllowedSite).max(50),
  /** Only visitors whom their page's own server signed may chat. */
  verifiedOnly: z.boolean(),
  limits: BotLimitsSchema,
  look: BotLookSchema,
});
export type BotSettings = z.infer<typeof BotSettingsSchema>;

/** Some settings, as an editor or a program sends them; groups may be partial too. */
export const BotChangesSchema = BotSettingsSchema.extend({
  limits: BotLimitsSchema.partial().strict(),
  look: BotLookSchema.partial().strict(),
  leadForm: LeadFormSchema.partial().strict(),
})
  .partial()
  .strict();
export type BotChanges = z.infer<typeof BotChangesSchema>;

/** The settings of a new bot that has only a name. */
export function newBotSettings(name: string, locale: BotSettings["locale"] = "en"): BotSettings {
  return {
    name,
    description: "",
    avatar: "",
    systemPrompt: "",
    greeting: "",
    starters: [],
    texts: {},
    chain: [],
    temperature: 0.2,
    maxTokens: 600,
    answerLength: "short",
    followUps: false,
    embedding: null,
    onlyKnowledge: true,
    languagePolicy: "visitor",
    locale,
    handover: false,
    visitorFiles: false,
    leadForm: NEW_LEAD_FORM,
    allowedSites: [],
    verifiedOnly: false,
    limits: {
      messagesPerMinute: 20,
      messagesPerDay: 200,
      botMessagesPerDay: null,
      usdPerDay: null,
      visitorUsdPerDay: null,
    },
    look: NEW_LOOK,
  };
}

/** The settings with the changes in them. */
export function applyChanges(settings: BotSettings, changes: BotChanges): BotSettings {
  const { limits, look, leadForm, ...rest } = changes;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    ...settings,
    ...given,
    limits: { ...settings.limits, ...limits },
    look: { ...settings.look, ...look },
    leadForm: { ...settings.leadForm, ...leadForm },
  };
}

/** Stored settings, with today's defaults for what was added since they were stored. */
export function readBotSettings(stored: unknown): BotSettings {
  const bag = typeof stored === "object" && stored !== null ? (stored as Partial<BotSettings>) : {};
  const defaults = newBotSettings("Bot");
  return {
    ...defaults,
    ...bag,
    limits: { ...defaults.limits, ...bag.limits },
    look: { ...defaults.look, ...bag.look },
    leadForm: { ...defaults.leadForm, ...bag.leadForm },
  };
}
