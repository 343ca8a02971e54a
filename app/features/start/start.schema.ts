import { z } from "zod";
import { MAX_GREETING, MAX_NAME, MAX_STARTERS } from "#app/domain/bot/bot-limits.ts";
import type { BotChanges } from "#app/domain/bot/bot-settings.ts";
import { readableColour } from "#app/domain/look/readable-colour.ts";
import { webAddress } from "#app/domain/web/web-address.ts";
import { digits, line, optionalLine, optionalProse } from "#app/shared/text-schema.ts";
import { DEFAULT_PAGES, MOST_PAGES } from "./start-limits.ts";

/** An address, and how many pages of its site are read. */
export const AddressFormSchema = z.strictObject({
  url: webAddress,
  pages: digits(1, MOST_PAGES).default(DEFAULT_PAGES),
});

const starter = optionalLine(120).optional();
const STARTERS = Array.from({ length: MAX_STARTERS }, (_, index) => `starter${index + 1}` as const);

/** What the confirming screen sends, as changes of the draft. */
export const ProposalFormSchema = z
  .strictObject({
    name: line(MAX_NAME),
    description: optionalLine(300),
    greeting: optionalProse(MAX_GREETING),
    color: readableColour,
    ...Object.fromEntries(STARTERS.map((name) => [name, starter])),
  })
  .transform(({ name, description, greeting, color, ...rest }): BotChanges => {
    const typed: Record<string, unknown> = rest;
    const starters = STARTERS.map((each) => typed[each]).filter(
      (text): text is string => typeof text === "string" && text !== "",
    );
    return { name, description, greeting, starters, look: { color } };
  });
