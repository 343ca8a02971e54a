import { z } from "zod";
import { fieldIssue, lengthOf } from "#app/shared/text-schema.ts";

/** The custom properties of the widget that a creator may set, and what holds without. Colour and corners have fields of their own. */
export const LOOK_PROPERTIES = {
  "--chatbot-ink": "#1c2321",
  "--chatbot-paper": "#fafaf7",
  "--chatbot-font": "Inter, system-ui, sans-serif",
  "--chatbot-width": "384px",
  "--chatbot-height": "640px",
  "--chatbot-z-index": "999999999",
} as const;
export type LookProperty = keyof typeof LOOK_PROPERTIES;
export const LOOK_PROPERTY_NAMES = Object.keys(LOOK_PROPERTIES) as [LookProperty, ...LookProperty[]];

export const MAX_PROPERTY = 120;

/** What could end the declaration, begin another or fetch something. */
const UNSAFE = /[;{}\\<>@!]|\/\*|url\s*\(|image(-set)?\s*\(|expression|javascript:|attr\s*\(/i;

/** Whether the text can stand behind a property's name and do nothing but be its value. */
export function isPropertyValue(text: string): boolean {
  return (
    lengthOf(text) <= MAX_PROPERTY &&
    text.trim() !== "" &&
    !UNSAFE.test(text) &&
    !/\p{Cc}/u.test(text) &&
    isBalanced(text)
  );
}

/** Brackets and quotes that stay open would swallow what follows. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text.replaceAll(/"[^"]*"|'[^']*'/g, "")) {
    if (sign === '"' || sign === "'") return false;
    if (sign === "(" || sign === "[") depth += 1;
    if (sign === ")" || sign === "]") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

const PropertyValue = z
  .string()
  .meta({ maxLength: MAX_PROPERTY })
  .superRefine((value, context) => {
    if (!isPropertyValue(value)) context.addIssue(fieldIssue("CSS_VALUE", { max: MAX_PROPERTY }));
  })
  .transform((value) => value.trim());

/** Own values of some of the widget's properties, by name. */
export const LookPropertiesSchema = z.partialRecord(z.enum(LOOK_PROPERTY_NAMES), PropertyValue);
