import type { ThreadMessage } from "#app/widget/line/thread.ts";
import { isLost, type Refusal } from "#app/widget/line/visitor-client.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";
import { setAvailability } from "./set-availability.ts";

const USUAL_SECONDS = 30;

/** Messages that began a new conversation because theirs was gone; a second time is told. */
const renewed = new WeakSet<ThreadMessage>();

/** Says beside a message why it was not accepted, or begins anew where the conversation is gone. */
export function explainRefusal(context: PanelContext, message: ThreadMessage, refusal: Refusal): void {
  const { bot, changed, conversation, say } = context;
  if (isLost(refusal) && !renewed.has(message)) {
    renewed.add(message);
    conversation.forget();
    message.seq = Infinity;
    return void conversation.send(message);
  }
  if (refusal.code === "BOT_NOT_LIVE") setAvailability(context, { availability: "paused" });
  else if (refusal.status === 403) message.note = refusal.detail;
  changed();
  if (refusal.status !== 429) return;
  const seconds = refusal.retryAfter || USUAL_SECONDS;
  const inMinutes = seconds > 90;
  const amount = Math.ceil(inMinutes ? seconds / 60 : seconds);
  const when = new Intl.RelativeTimeFormat(bot.locale).format(amount, inMinutes ? "minute" : "second");
  message.note = say("tooFast", { when });
}
