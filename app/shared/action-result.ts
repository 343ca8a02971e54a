import type { ErrorCode } from "./app-error.ts";

/** What every action of a screen answers, so that every form reads it alike. */
export type ActionResult<T = unknown> =
  | { ok: true; intent: string; data: T }
  | {
      ok: false;
      intent: string;
      code: ErrorCode;
      /** One sentence in the person's language: what happened and what to do. */
      message: string;
      /** Sentences beside fields, by field name. */
      fields: Record<string, string>;
      /** What was typed, so that nothing is lost; without passwords and keys. */
      values: Record<string, string>;
      requestId: string;
      /** More about the failure, such as who changed the draft meanwhile. */
      extra: Record<string, unknown>;
    };
