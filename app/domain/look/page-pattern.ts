import { z } from "zod";
import { fieldIssue } from "#app/shared/text-schema.ts";

export const MAX_PATTERNS = 20;
const MAX_PATTERN = 200;
/** Each star doubles the ways in which a path can be tried. */
const MAX_STARS = 4;

/** A path such as `/pricing*`, in which a star stands for anything. */
export const PagePattern = z
  .string()
  .meta({ maxLength: MAX_PATTERN, pattern: "^/" })
  .superRefine((value, context) => {
    const text = value.trim();
    const isPath = /^\/[^\s?#\p{Cc}]*$/u.test(text) && text.length <= MAX_PATTERN;
    if (!isPath || text.split("*").length - 1 > MAX_STARS) context.addIssue(fieldIssue("PAGE_PATTERN"));
  })
  .transform((value) => value.trim());
