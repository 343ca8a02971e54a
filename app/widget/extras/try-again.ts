import type { ThreadMessage } from "#app/widget/line/thread.ts";
import { retry } from "#app/widget/line/recovery.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";
import { focusField } from "./keep-focus.ts";

/** Sends again what was not accepted, or asks again for an answer that was not finished; its button goes with that. */
export function tryAgain(context: PanelContext, message: ThreadMessage): void {
  focusField(context);
  void retry(context.conversation, message);
}
