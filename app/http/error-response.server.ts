import { logger } from "#app/platform/logger.server.ts";
import { translator } from "#app/platform/i18n.server.ts";
import { AppError, ERROR_CODES } from "#app/shared/app-error.ts";
import type { Problem } from "#app/shared/protocol/visitor-api.ts";

/** Expected failures as they are; anything else is a bug: logged with its request id and answered as `INTERNAL`. */
export function toAppError(error: unknown, requestId: string): AppError {
  if (error instanceof AppError) return error;
  logger.error({ err: error, requestId }, "unexpected error");
  return new AppError("INTERNAL", { cause: error });
}

/** The sentence of an error, and of each of its fields, in a language. */
export function sentencesOf(
  error: AppError,
  locale: string,
): { detail: string; fields: { field: string; code: string; message: string }[] } {
  const t = translator(locale);
  return {
    detail: t(`errors:${error.code}`, error.params),
    fields: error.fields.map(({ field, code, params }) => ({
      field,
      code,
      message: t(`errors:field.${code}`, params ?? {}),
    })),
  };
}

/** `application/problem+json` (RFC 9457) for a program; the widget shows some of its sentences, in the visitor's language. */
export function problemResponse(
  error: AppError,
  requestId: string,
  headers: Record<string, string> = {},
  locale = "en",
): Response {
  const { detail, fields } = sentencesOf(error, locale);
  const problem: Problem & Record<string, unknown> = {
    type: `about:blank#${error.code.toLowerCase()}`,
    title: ERROR_CODES[error.code][1],
    status: error.status,
    code: error.code,
    detail,
    requestId,
    ...(error.fields.length > 0 ? { errors: fields } : {}),
    ...error.extra,
  };
  return new Response(JSON.stringify(problem), {
    status: error.status,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "no-store",
      ...(error.code === "METHOD_NOT_ALLOWED" && error.params.allow
        ? { allow: String(error.params.allow) }
        : {}),
      ...(error.status === 401 ? { "www-authenticate": "Bearer" } : {}),
      ...(error.retryAfter ? { "retry-after": String(error.retryAfter) } : {}),
      ...headers,
    },
  });
}
