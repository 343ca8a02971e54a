import { z } from "zod";

/**
 * Text as people send it. Control characters and broken surrogates never enter (SQLite cannot keep them);
 * what only pretends to be text (spaces, zero-width characters) counts as nothing.
 */

/** Everything of C0 and C1 but tab, line feed and carriage return. */
const CONTROL = /(?![\t\n\r])\p{Cc}/u;
const LINE_BREAK = /[\t\n\r\u2028\u2029]/;
/** Direction overrides and tag characters: they make a text look like another one. */
const DECEIVING = /[\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/gu;
const INVISIBLE = /[\s\p{Default_Ignorable_Code_Point}]/gu;

/** Length as people count it on this product's screens: in code points. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** Whether there is nothing to see in the text. */
export function isBlank(text: string): boolean {
  return text.replace(INVISIBLE, "") === "";
}

interface TextRules {
  max: number;
  min?: number;
  isOptional?: boolean;
}

function issue(code: string, params: Record<string, string | number> = {}) {
  return { code: "custom" as const, params: { code, ...params } };
}

/** What a rule of our own means in JSON Schema: the API document is made from these schemas. */
function lengthsOf({ max, min, isOptional }: TextRules) {
  return { ...(isOptional ? {} : { minLength: min ?? 1 }), maxLength: max };
}

function text(rules: TextRules, isLine: boolean) {
  return z
    .string()
    .meta(lengthsOf(rules))
    .superRefine((value, context) => {
      const length = lengthOf(value);
      if (!value.isWellFormed() || CONTROL.test(value) || (isLine && LINE_BREAK.test(value)))
        context.addIssue(issue("CHARACTERS"));
      else if (!rules.isOptional && isBlank(value)) context.addIssue(issue("REQUIRED"));
      else if (length > rules.max) context.addIssue(issue("TOO_LONG", { max: rules.max, length }));
      else if (rules.min !== undefined && length < rules.min)
        context.addIssue(issue("TOO_SHORT", { min: rules.min }));
    })
    .transform((value) => (isBlank(value) ? "" : isLine ? value.replace(DECEIVING, "").trim() : value));
}

/** One line that must say something: names, titles. Direction overrides are taken out. */
export const line = (max: number) => text({ max }, true);
/** One line that may be empty. */
export const optionalLine = (max: number) => text({ max, isOptional: true }, true);
/** Several lines that must say something; kept to the letter. */
export const prose = (max: number) => text({ max }, false);
/** Several lines that may be empty; kept to the letter. */
export const optionalProse = (max: number) => text({ max, isOptional: true }, false);

/** One line that must say so much. */
export const reason = (min: number, max: number) => text({ min, max }, true);

/** A whole number as a program sends it. */
export const wholeNumber = (min: number, max: number) =>
  z
    .number()
    .meta({ type: "integer", minimum: min, maximum: max })
    .superRefine((value, context) => {
      if (!Number.isInteger(value) || value < min || value > max)
        context.addIssue(issue("RANGE", { min, max }));
    });

/** A number as a program sends it. */
export const decimal = (min: number, max: number) =>
  z
    .number()
    .meta({ minimum: min, maximum: max })
    .superRefine((value, context) => {
      if (!Number.isFinite(value) || value < min || value > max)
        context.addIssue(issue("RANGE", { min, max }));
    });

/** A whole number as an address or a form sends it: plain decimal digits. */
export const digits = (min: number, max: number) =>
  z
    .string()
    .meta({ type: "integer", minimum: min, maximum: max })
    .superRefine((value, context) => {
      if (!/^-?[0-9]{1,15}$/.test(value)) context.addIssue(issue("NUMBER"));
      else if (Number(value) < min || Number(value) > max) context.addIssue(issue("RANGE", { min, max }));
    })
    .transform(Number);

/** A number as a form sends it, with a point or a comma before at most four decimals. */
export const decimalText = (min: number, max: number) =>
  z
    .string()
    .superRefine((value, context) => {
      if (!/^\d{1,7}([.,]\d{1,4})?$/.test(value.trim())) context.addIssue(issue("NUMBER"));
      else if (numberOf(value) < min || numberOf(value) > max) context.addIssue(issue("RANGE", { min, max }));
    })
    .transform(numberOf);
const numberOf = (text: string) => Number(text.trim().replace(",", "."));

/** One of a closed list. */
export const choice = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values);

/** An address as people write it, compared in lower case. */
export const emailAddress = z
  .string()
  .meta({ format: "email", maxLength: 254 })
  .superRefine((value, context) => {
    const address = value.trim();
    if (isBlank(value)) context.addIssue(issue("REQUIRED"));
    else if (!value.isWellFormed() || /[\r\n]/.test(value) || CONTROL.test(value))
      context.addIssue(issue("EMAIL"));
    else if (address.length > 254 || !z.email().safeParse(address).success) context.addIssue(issue("EMAIL"));
  })
  .transform((value) => value.trim().toLowerCase());

/** `#rgb` or `#rrggbb`, kept as `#rrggbb` in lower case. */
export const colour = z
  .string()
  .meta({ pattern: "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$" })
  .superRefine((value, context) => {
    if (!/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(value)) context.addIssue(issue("COLOUR"));
  })
  .transform((value) => (value.length === 4 ? value.replaceAll(/[\da-f]/gi, "$&$&") : value).toLowerCase());

/** A custom issue of our own list, for the rules of a feature's schema. */
export { issue as fieldIssue };
