import type { z } from "zod";
import { FIELD_ERROR_CODES, type FieldError, type FieldErrorCode } from "./app-error.ts";

const known: ReadonlySet<string> = new Set(FIELD_ERROR_CODES);

/** What a failed schema says, field by field, in the product's own closed list. At most 50, one for each field. */
export function fieldErrorsOf(error: z.ZodError): FieldError[] {
  const byField = new Map<string, FieldError>();
  for (const issue of error.issues) {
    for (const found of fromIssue(issue)) if (!byField.has(found.field)) byField.set(found.field, found);
  }
  return [...byField.values()].slice(0, 50);
}

function fromIssue(issue: z.core.$ZodIssue): FieldError[] {
  const field = issue.path.map(String).join(".");
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownField(field, key));
    case "invalid_type":
      return [{ field, code: codeOfType(issue), params: { type: issue.expected } }];
    case "invalid_value":
      return [{ field, code: "CHOICE", params: { choices: issue.values.map(String).join(", ") } }];
    case "too_big":
      return [bound(field, issue.origin, "TOO_LONG", "TOO_MANY", { max: Number(issue.maximum) })];
    case "too_small":
      return [bound(field, issue.origin, "TOO_SHORT", "TOO_FEW", { min: Number(issue.minimum) })];
    case "invalid_union":
      return [fromUnion(field, issue)];
    case "custom":
      return [fromOwn(field, issue.params)];
    case "invalid_format":
    case "not_multiple_of":
    case "invalid_key":
    case "invalid_element":
      return [{ field, code: "TYPE", params: { type: "another form" } }];
  }
}

/** The input itself does not travel with an issue, because it may be a secret; the English message says whether there was one. */
function codeOfType(issue: { message: string }): FieldErrorCode {
  return issue.message.endsWith("received undefined") ? "REQUIRED" : "TYPE";
}

function unknownField(parent: string, key: string): FieldError {
  return {
    field: parent ? `${parent}.${key}` : key,
    code: "UNKNOWN_FIELD",
    params: { name: key.slice(0, 80) },
  };
}

/** A union that is told apart by one field says which values that field can have. */
function fromUnion(field: string, issue: object): FieldError {
  const choices =
    "options" in issue && Array.isArray(issue.options) ? issue.options.map(String).join(", ") : null;
  return choices === null
    ? { field, code: "TYPE", params: { type: "another form" } }
    : { field, code: "CHOICE", params: { choices } };
}

function bound(
  field: string,
  origin: string,
  forText: FieldErrorCode,
  forLists: FieldErrorCode,
  params: Record<string, number>,
): FieldError {
  if (origin === "string") return { field, code: forText, params };
  if (origin === "array" || origin === "set") return { field, code: forLists, params };
  return { field, code: "RANGE", params };
}

function fromOwn(field: string, params: Record<string, unknown> | undefined): FieldError {
  const { code, ...rest } = params ?? {};
  const values = Object.fromEntries(
    Object.entries(rest).filter(
      (entry): entry is [string, string | number] =>
        typeof entry[1] === "string" || typeof entry[1] === "number",
    ),
  );
  return {
    field,
    code: typeof code === "string" && known.has(code) ? (code as FieldErrorCode) : "TYPE",
    params: values,
  };
}
