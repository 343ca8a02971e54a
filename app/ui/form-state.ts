import type { ActionResult } from "#app/shared/action-result.ts";

/** What a form shows of its last submission. */
export interface FormState {
  /** Whether the last submission succeeded; null before the first. */
  isDone: boolean | null;
  /** What happened and what to do, when it failed. */
  message: string | null;
  /** Sentences beside fields, by field name. */
  fields: Record<string, string>;
  /** What was typed, when it failed. */
  values: Record<string, string>;
  requestId: string;
}

const EMPTY: FormState = { isDone: null, message: null, fields: {}, values: {}, requestId: "" };

function isActionResult(result: unknown): result is ActionResult {
  return typeof result === "object" && result !== null && "ok" in result && "intent" in result;
}

/** The state of a form from `useActionData()` or `fetcher.data`; results of other intents are left to their own forms. */
export function formStateOf(result: unknown, intent?: string): FormState {
  if (!isActionResult(result) || (intent !== undefined && result.intent !== intent)) return EMPTY;
  if (result.ok) return { ...EMPTY, isDone: true };
  const { message, fields, values, requestId } = result;
  return { isDone: false, message, fields, values, requestId };
}

/** What a successful intent answered, or null. The caller names the type that its own action returns. */
export function resultOf<T>(result: unknown, intent: string): T | null {
  return isActionResult(result) && result.ok && result.intent === intent ? (result.data as T) : null;
}
