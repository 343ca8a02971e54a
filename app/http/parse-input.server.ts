import type { z } from "zod";
import { AppError } from "#app/shared/app-error.ts";
import { fieldErrorsOf } from "#app/shared/field-errors.ts";

/** The input as the schema makes it. Throws `INVALID` with what is wrong, field by field. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input);
  if (!result.success) throw new AppError("INVALID", { fields: fieldErrorsOf(result.error) });
  return result.data;
}

/** The query of an address. A repeated parameter is refused; brackets are plain characters. */
export function queryOf(request: Request): Record<string, string> {
  return single(new URL(request.url).searchParams);
}

/** Fields of a form as one object. A repeated field is refused, `name[]` is a list. */
export function formFields(form: FormData): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  for (const [key, value] of form.entries()) {
    if (typeof value !== "string") continue;
    if (key.endsWith("[]")) {
      const name = key.slice(0, -2);
      const list = fields[name];
      fields[name] = Array.isArray(list) ? [...list, value] : [value];
    } else if (key in fields) {
      throw new AppError("INVALID", { fields: [{ field: key, code: "REPEATED" }] });
    } else fields[key] = value.replaceAll("\r\n", "\n");
  }
  return { ...fields };
}

function single(entries: Iterable<[string, string]>): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [key, value] of entries) {
    if (Object.hasOwn(fields, key))
      throw new AppError("INVALID", { fields: [{ field: key, code: "REPEATED" }] });
    if (key === "__proto__") throw new AppError("KEY_NOT_ALLOWED");
    fields[key] = value;
  }
  return fields;
}
