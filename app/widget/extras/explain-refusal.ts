import { end } from "#app/widget/line/recovery.ts";
import type { ThreadMessage } from "#app/widget/line/thread.ts";
import { isLost, type Refusal } from "#app/widget/line/visitor-client.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";
import { demandLead } from "./demand-lead.ts";
import { setAvailability } from "./set-availability.ts";
import { setLimit } from "./show-limit.ts";

const USUAL_SECONDS = 30;

/** Messages that began a conversation anew; a second time is told. */
const renewed = new WeakSet<ThreadMessage>();

/** Says why a message was not accepted, or begins anew with it where the conversation is over. */
export function explainRefusal(context: PanelContext, message: ThreadMessage, refusal: Refusal): void {
  const { changed, conversation, say } = context;
  const { code, detail, retryAfter, status } = refusal;
  // Nothing is begun by a ticket that was too old.
  const isOver = conversation.id ? isLost(refusal) : status === 403;
  if (isOver && !renewed.has(message)) {
    renewed.add(message);
    if (conversation.id) end(conversation, message);
    message.seq = Infinity;
    return void conversation.send(message);
  }
  if (code === "BOT_NOT_LIVE") setAvailability(context, { availability: "paused" });
  else if (code === "FORM_REQUIRED") demandLead(context, message, refusal);
  else if (status === 429) setLimit(context, retryAfter || USUAL_SECONDS);
  else if (status === 422 && message.files) message.note = say("fileGone");
  else if (status === 403) message.note = detail;
  changed();
}
