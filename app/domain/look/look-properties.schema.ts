import { z } from "zod";
import { fieldIssue, lengthOf } from "#app/shared/text-schema.ts";
import { LOOK_PROPERTY_NAMES } from "./look-properties.ts";

const MAX_PROPERTY = 120;

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
