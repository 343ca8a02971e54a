import { z } from "zod";
import { choice, wholeNumber } from "#app/shared/text-schema.ts";
import { LookPropertiesSchema } from "./look-properties.ts";
import { MAX_PATTERNS, PagePattern } from "./page-pattern.ts";
import { PictureName } from "./picture-name.ts";
import { readableColour } from "./readable-colour.ts";

/** The accent of DESIGN.md; a new bot wears it until its creator chooses another. */
export const DEFAULT_COLOUR = "#0b6e4f";

export const LAUNCHER_SHAPES = ["rounded", "circle", "pill"] as const;
export const LAUNCHER_SIZES = [48, 56, 64] as const;
export const LAUNCHER_ICONS = ["mark", "avatar"] as const;
export const MAX_OFFSET = 120;
export const MAX_GREET_SECONDS = 60;

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

export const NEW_LOOK: BotLook = {
  color: DEFAULT_COLOUR,
  theme: "auto",
  position: "bottom-right",
  radius: 12,
  avatar: null,
  logo: null,
  shape: "rounded",
  size: 56,
  icon: "mark",
  offsetX: 20,
  offsetY: 20,
  greet: false,
  greetAfter: 5,
  greetOn: [],
  properties: {},
};
