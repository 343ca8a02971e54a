import { sendUnsent } from "#app/widget/line/recovery.ts";
import type { ThreadMessage } from "#app/widget/line/thread.ts";
import type { Refusal } from "#app/widget/line/visitor-client.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";
import { askInPlace } from "./ask-lead.ts";

/** Messages for which the bot was asked anew: what this page knew of it was too old to have the form. */
const updated = new WeakSet<ThreadMessage>();

/** The server takes no message without the form: it is shown, and what was written is sent after it. */
export function demandLead(context: PanelContext, message: ThreadMessage, refusal: Refusal): void {
  const { bot, conversation } = context;
  const { hooks } = conversation;
  if (bot.form?.required) return askInPlace(context, () => void sendUnsent(conversation));
  message.note = refusal.detail;
  if (updated.has(message)) return;
  updated.add(message);
  void hooks.setLocale(bot.locale).then(() => hooks.refused(message, refusal));
}
