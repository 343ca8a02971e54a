import type { AvailabilityEvent } from "#app/shared/protocol/visitor-api.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";
import { dropLead, showLead } from "./ask-lead.ts";
import { keepFocus } from "./keep-focus.ts";
import { showTrouble } from "./show-trouble.ts";

const PAUSE_MS = 2_000;

/** Takes messages, or says politely, in sight and aloud, that the bot does not answer now; what was typed stays. */
export function setAvailability(context: PanelContext, { availability }: AvailabilityEvent): void {
  const { bot, changed, conversation, parts, say } = context;
  const isClosed = availability !== "live";
  const wasClosed = parts.input.disabled;
  bot.availability = availability;
  showTrouble(context, isClosed ? say(availability) : "");
  keepFocus(context, () => {
    parts.input.disabled = parts.send.disabled = isClosed;
    parts.person.disabled = isClosed || conversation.isLive;
  });
  if (isClosed) showLead(context, "nobody", false);
  else if (wasClosed) dropLead(context);
  changed();
}

/** Goes on the line again, not all windows at the same moment. */
export function watchAgain({ signal }: PanelContext, watch: () => void): void {
  if (!signal.aborted) setTimeout(watch, PAUSE_MS * (0.5 + Math.random()));
}
