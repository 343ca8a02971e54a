import { digits } from "#app/shared/text-schema.ts";

/** The state of the draft that a form was filled in on. */
export const revision = digits(0, 1e15);

/** The lines of a field in which each stands for itself. */
export const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
