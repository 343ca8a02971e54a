import { data } from "@remix-run/node";
import type { z } from "zod";
import { AppError, fieldError } from "#app/shared/app-error.ts";
import type { ActionResult } from "#app/shared/action-result.ts";
import { sentencesOf, toAppError } from "./error-response.server.ts";
import { formFields, parseInput } from "./parse-input.server.ts";
import { readJson } from "./read-body.server.ts";
import { dropUpload, readUpload, type UploadedFile } from "./read-upload.server.ts";

/** One thing a form can ask for. */
export interface IntentHandler<A> {
  schema: z.ZodType;
  /** The form may carry one file of up to MAX_UPLOAD_MB. */
  takesFile?: boolean;
  handle(args: A & { input: unknown; file: UploadedFile | null }): Promise<unknown>;
}

/** The schema of one intent and what is done with its valid input. */
export function on<A, S extends z.ZodType>(
  schema: S,
  handle: (args: A & { input: z.output<S> }) => Promise<unknown>,
): IntentHandler<A> {
  return { schema, handle: (args) => handle({ ...args, input: parseInput(schema, args.input) }) };
}

/** The schema of one intent that comes with a file. Throws `INVALID` on `file` when there is none. */
export function onFile<A, S extends z.ZodType>(
  schema: S,
  handle: (args: A & { input: z.output<S>; file: UploadedFile }) => Promise<unknown>,
): IntentHandler<A> {
  return {
    schema,
    takesFile: true,
    handle: (args) => {
      if (!args.file) throw fieldError("file", "REQUIRED");
      return handle({ ...args, file: args.file, input: parseInput(schema, args.input) });
    },
  };
}

const MAX_FORM_BYTES = 1_048_576;
const SECRET_FIELD = /password|current|apikey|secret|token/i;

interface Submission {
  intent: string;
  fields: Record<string, unknown>;
  file: UploadedFile | null;
}

/**
 * Runs the intent that the form names (`intent`, or the only one). A Response is passed on; everything else becomes an
 * `ActionResult`, expected failures with their status and what was typed.
 */
export async function runIntent<A extends { locale: string; requestId: string }>(
  request: Request,
  args: A,
  intents: Record<string, IntentHandler<A>>,
): Promise<unknown> {
  let submission: Submission = { intent: "", fields: {}, file: null };
  try {
    submission = await readSubmission(request, intents);
    const handler = intents[submission.intent];
    if (!handler)
      throw new AppError("INVALID", {
        fields: [{ field: "intent", code: "CHOICE", params: { choices: Object.keys(intents).join(", ") } }],
      });
    const result = await handler.handle({
      ...args,
      input: submission.fields,
      file: handler.takesFile ? submission.file : null,
    });
    if (result instanceof Response) return result;
    const done: ActionResult = { ok: true, intent: submission.intent, data: result ?? null };
    return isOwnFetch(request) ? Response.json(done) : done;
  } catch (error) {
    if (error instanceof Response) throw error;
    const { result, init } = failure(toAppError(error, args.requestId), submission, args);
    return isOwnFetch(request) ? Response.json(result, init) : data(result, init);
  } finally {
    await dropUpload(submission.file);
  }
}

/** A screen's own fetch asks for JSON; navigations and forms of the framework do not. */
function isOwnFetch(request: Request): boolean {
  return request.headers.get("accept") === "application/json";
}

async function readSubmission(
  request: Request,
  intents: Record<string, { takesFile?: boolean }>,
): Promise<Submission> {
  const { all, file } = await readFields(
    request,
    Object.values(intents).some((handler) => handler.takesFile),
  );
  const names = Object.keys(intents);
  const { intent, ...fields } = all;
  return {
    intent: typeof intent === "string" ? intent : (names.length === 1 && names[0]) || "",
    fields,
    file,
  };
}

async function readFields(
  request: Request,
  mayHaveFile: boolean,
): Promise<{ all: Record<string, unknown>; file: UploadedFile | null }> {
  const type = request.headers.get("content-type") ?? "";
  if (mayHaveFile && type.startsWith("multipart/form-data")) {
    const { fields, file } = await readUpload(request);
    return { all: fields, file };
  }
  if (Number(request.headers.get("content-length") ?? 0) > MAX_FORM_BYTES)
    throw new AppError("TOO_LARGE", { params: { kb: MAX_FORM_BYTES / 1024 } });
  const all = type.startsWith("application/json")
    ? await readJson(request, MAX_FORM_BYTES)
    : formFields(await readForm(request));
  return { all, file: null };
}

async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch (error) {
    throw new AppError("CONTENT_TYPE", { cause: error });
  }
}

function failure(error: AppError, submission: Submission, args: { locale: string; requestId: string }) {
  const { detail, fields } = sentencesOf(error, args.locale);
  const values = Object.entries(submission.fields).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && !SECRET_FIELD.test(entry[0]),
  );
  const result: ActionResult = {
    ok: false,
    intent: submission.intent,
    code: error.code,
    message: detail,
    fields: Object.fromEntries(fields.map(({ field, message }) => [field, message])),
    values: Object.fromEntries(values),
    requestId: args.requestId,
    extra: error.extra,
  };
  const headers: Record<string, string> = error.retryAfter ? { "retry-after": String(error.retryAfter) } : {};
  return { result, init: { status: error.status, headers } };
}
