import { bySeq } from "#app/widget/line/thread.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";
import { dropLead } from "./ask-lead.ts";
import { keepFocus } from "./keep-focus.ts";
import { clearPresence } from "./presence-line.ts";
import { showTrouble } from "./show-trouble.ts";

/** What can be done with an answer only as long as the server knows it. */
const LIVE_PARTS = "[aria-pressed], .comment, .next, .offer";

/** Says that the conversation is over: below what this page has of it, or above an empty one until the next begins. */
export function showEnded(context: PanelContext): void {
  const { announce, changed, conversation, parts, say, signal } = context;
  const { thread } = conversation;
  const text = say("ended");
  keepFocus(context, () => {
    dropLead(context);
    for (const part of parts.list.querySelectorAll(LIVE_PARTS)) part.remove();
  });
  clearPresence(context);
  if (thread.length === 0) {
    showTrouble(context, text);
    addEventListener("chatbot:message", () => showTrouble(context), { once: true, signal });
  } else {
    thread.push({ id: "", seq: -0.5, role: "system", status: "done", text, createdAt: "" });
    thread.sort(bySeq);
    announce(text);
  }
  changed();
}
