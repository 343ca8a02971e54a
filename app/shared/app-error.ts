/**
 * The closed list of what can go wrong in words that callers see: code, HTTP status, English title.
 * The sentences stand in `locales/<language>/errors.json` under the code.
 */
export const ERROR_CODES = {
  BODY_MISSING: [400, "Nothing was sent"],
  JSON_INVALID: [400, "Not valid JSON"],
  ENCODING: [400, "Not valid UTF-8"],
  URL_INVALID: [400, "Not a valid address"],
  CURSOR_INVALID: [400, "Not a valid cursor"],
  HOST_NOT_ALLOWED: [400, "Unknown host"],
  KEY_NOT_ALLOWED: [400, "Field name not allowed"],
  NOT_SIGNED_IN: [401, "Not signed in"],
  TOKEN_INVALID: [401, "Token not valid"],
  FORBIDDEN: [403, "Not allowed"],
  CSRF: [403, "Sent from another site"],
  SITE_NOT_ALLOWED: [403, "Site not allowed"],
  TICKET_INVALID: [403, "Ticket not valid"],
  IDENTITY_REQUIRED: [403, "Only verified visitors"],
  LINK_OFF: [403, "Link switched off"],
  SIGNUP_CLOSED: [403, "Sign-up is closed"],
  NOT_FOUND: [404, "Not found"],
  METHOD_NOT_ALLOWED: [405, "Method not allowed"],
  CHANGED_ELSEWHERE: [409, "Changed elsewhere"],
  IN_PROGRESS: [409, "In progress"],
  TESTS_FAILED: [409, "Tests failed"],
  TESTS_NOT_RUN: [409, "Tests not run"],
  CONVERSATION_CLOSED: [409, "Conversation closed"],
  BOT_NOT_LIVE: [409, "Bot not live"],
  FORM_REQUIRED: [409, "Form not sent"],
  TOO_LARGE: [413, "Too large"],
  CONTENT_TYPE: [415, "Unsupported content type"],
  INVALID: [422, "Some fields need attention"],
  KEY_REUSED: [422, "Idempotency key reused"],
  PROVIDER_REFUSED: [422, "The provider refused"],
  SIGN_IN_REFUSED: [422, "Sign-in refused"],
  TOO_DEEP: [422, "Nested too deep"],
  TOO_MANY: [422, "Too many"],
  RATE_LIMITED: [429, "Too many requests"],
  ANSWER_IN_PROGRESS: [429, "Too many waiting messages"],
  INTERNAL: [500, "Something broke"],
  UNAVAILABLE: [503, "Not available now"],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** What is wrong with one field. `code` has a sentence in `errors.json` under `field.<code>`. */
export interface FieldError {
  field: string;
  code: FieldErrorCode;
  params?: Record<string, string | number>;
}

export const FIELD_ERROR_CODES = [
  "REQUIRED",
  "TYPE",
  "NUMBER",
  "RANGE",
  "CHOICE",
  "TOO_LONG",
  "TOO_SHORT",
  "TOO_MANY",
  "TOO_FEW",
  "CHARACTERS",
  "EMAIL",
  "EMAIL_TAKEN",
  "PHONE",
  "USERNAME",
  "USERNAME_TAKEN",
  "PASSWORD_COMMON",
  "PASSWORD_WRONG",
  "URL",
  "PAGE_UNREADABLE",
  "ORIGIN",
  "COLOUR",
  "CONTRAST",
  "CSS_VALUE",
  "PAGE_PATTERN",
  "UNKNOWN_PICTURE",
  "PICTURE_TYPE",
  "PICTURE_LARGE",
  "PICTURE_DAMAGED",
  "DATE",
  "RANGE_ORDER",
  "FILE_TYPE",
  "FILE_NOT_TAKEN",
  "FILES_OFF",
  "FILE_GONE",
  "FILE_MISMATCH",
  "FILE_EMPTY",
  "BOT_FILE_NONE",
  "BOT_FILE_DAMAGED",
  "BOT_FILE_UNSAFE",
  "BOT_FILE_LARGE",
  "BOT_FILE_NEWER",
  "BOT_FILE_PART",
  "REPEATED",
  "NAME_MISMATCH",
  "UNKNOWN_FIELD",
  "DUPLICATE_KEY",
  "KEY_NOT_ALLOWED",
  "UNKNOWN_PROVIDER",
  "PROVIDER_REFUSED",
  "REGEX_INVALID",
  "REGEX_UNSAFE",
  "TEST_EMPTY",
  "TEST_KNOWN",
] as const;
export type FieldErrorCode = (typeof FIELD_ERROR_CODES)[number];

export interface AppErrorOptions {
  /** Values for the sentence. */
  params?: Record<string, string | number>;
  /** For `INVALID`: what is wrong with which field. */
  fields?: FieldError[];
  /** Seconds until it makes sense to try again; sent as `Retry-After`. */
  retryAfter?: number;
  /** More members of the problem document, such as the failing tests. */
  extra?: Record<string, unknown>;
  cause?: unknown;
}

/** An expected failure: the caller is told, nobody is woken. Anything else that is thrown is a bug and answers 500. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly params: Record<string, string | number>;
  readonly fields: FieldError[];
  readonly retryAfter: number | undefined;
  readonly extra: Record<string, unknown>;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(code, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.status = ERROR_CODES[code][0];
    this.params = options.params ?? {};
    this.fields = options.fields ?? [];
    this.retryAfter = options.retryAfter;
    this.extra = options.extra ?? {};
  }
}

/** The error for one field that only the database could judge. */
export function fieldError(
  field: string,
  code: FieldErrorCode,
  params?: Record<string, string | number>,
): AppError {
  return new AppError("INVALID", { fields: [{ field, code, ...(params ? { params } : {}) }] });
}
