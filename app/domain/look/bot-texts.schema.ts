import { z } from "zod";
import { MAX_GREETING, MAX_STARTERS } from "#app/domain/bot/bot-limits.ts";
import { line, optionalLine, optionalProse } from "#app/shared/text-schema.ts";
import { TEXT_LANGUAGES } from "./text-languages.ts";

const TextsInOneLanguage = z
  .strictObject({
    greeting: optionalProse(MAX_GREETING),
    starters: z.array(line(120)).max(MAX_STARTERS),
    /** Below the bot's name. */
    title: optionalLine(80),
    /** In the empty field. */
    placeholder: optionalLine(80),
    /** While the bot is paused. */
    paused: optionalLine(300),
    /** On the button, where its shape has room for it. */
    launcher: optionalLine(40),
  })
  .partial();
export type TextsInOneLanguage = z.infer<typeof TextsInOneLanguage>;

export const BotTextsSchema = z.partialRecord(z.enum(TEXT_LANGUAGES), TextsInOneLanguage);
export type BotTexts = z.infer<typeof BotTextsSchema>;
