import type { ActionResult } from "#app/shared/action-result.ts";
import type { DraftPort, DraftState, SaveOutcome } from "./draft-snapshot.ts";

const FAILED: SaveOutcome = { kind: "failed" };
/** The browser's own bound for what outlives the page. */
const KEEPALIVE_BYTES = 60_000;

/** The keeper's way to the draft's own address: a plain fetch, because a cut line must not replace the page by an error. */
export function createDraftPort(address: string): DraftPort {
  return {
    async save(revision, changes) {
      const body = JSON.stringify({ intent: "save", revision, changes });
      try {
        const response = await fetch(address, {
          method: "POST",
          headers: { "content-type": "application/json", accept: "application/json" },
          body,
          redirect: "manual",
          keepalive: body.length < KEEPALIVE_BYTES,
        });
        if (response.type === "opaqueredirect") return { kind: "failed", isSignedOut: true };
        return outcomeOf((await response.json()) as ActionResult<DraftState>);
      } catch {
        return FAILED;
      }
    },
    async load() {
      try {
        const response = await fetch(address, {
          redirect: "manual",
          headers: { accept: "application/json" },
        });
        return response.ok ? ((await response.json()) as DraftState) : null;
      } catch {
        return null;
      }
    },
  };
}

const BEFORE_PATH = "changes.";

function outcomeOf(result: ActionResult<DraftState>): SaveOutcome {
  if (result.ok) return { kind: "saved", state: result.data };
  if (result.code === "CHANGED_ELSEWHERE") return { kind: "conflict" };
  if (result.code !== "INVALID") return FAILED;
  const fields = Object.entries(result.fields).map(([field, message]) => [
    field.startsWith(BEFORE_PATH) ? field.slice(BEFORE_PATH.length) : field,
    message,
  ]);
  return { kind: "refused", fields: Object.fromEntries(fields) as Record<string, string> };
}
