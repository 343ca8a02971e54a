import { z } from "zod";
import { choice, fieldIssue, wholeNumber } from "#app/shared/text-schema.ts";
import { LookPropertiesSchema } from "./look-properties.schema.ts";
import {
  LAUNCHER_ICONS,
  LAUNCHER_SHAPES,
  LAUNCHER_SIZES,
  MAX_GREET_SECONDS,
  MAX_OFFSET,
} from "./look-choices.ts";
import { isPagePattern, MAX_PATTERN, MAX_PATTERNS } from "./page-pattern.ts";
import { PICTURE_NAME } from "./picture-name.ts";
import { readableColour } from "./readable-colour.ts";

const PictureName = z
  .string()
  .meta({ pattern: PICTURE_NAME.source })
  .superRefine((value, context) => {
    if (!PICTURE_NAME.test(value)) context.addIssue(fieldIssue("UNKNOWN_PICTURE"));
  });

export const PagePattern = z
  .string()
  .meta({ maxLength: MAX_PATTERN, pattern: "^/" })
  .superRefine((value, context) => {
    if (!isPagePattern(value.trim())) context.addIssue(fieldIssue("PAGE_PATTERN"));
  })
  .transform((value) => value.trim());

/** How a bot looks on a page. */
export const BotLookSchema = z.strictObject({
  color: readableColour,
  theme: choice(["auto", "light", "dark"]),
  position: choice(["bottom-right", "bottom-left"]),
  radius: wholeNumber(0, 24),
  /** Pictures in place of the letters, and above the chat on a page of its own. */
  avatar: PictureName.nullable(),
  logo: PictureName.nullable(),
  /** Of the button; a pill shows its words. */
  shape: choice(LAUNCHER_SHAPES),
  /** CSS pixels. */
  size: z.literal(LAUNCHER_SIZES),
  icon: choice(LAUNCHER_ICONS),
  /** From the corner, in CSS pixels. */
  offsetX: wholeNumber(0, MAX_OFFSET),
  offsetY: wholeNumber(0, MAX_OFFSET),
  /** Whether a card with the greeting invites visitors, after so many seconds, on pages that fit; on all where no pattern is named. */
  greet: z.boolean(),
  greetAfter: wholeNumber(1, MAX_GREET_SECONDS),
  greetOn: z.array(PagePattern).max(MAX_PATTERNS),
  properties: LookPropertiesSchema,
});
export type BotLook = z.infer<typeof BotLookSchema>;
