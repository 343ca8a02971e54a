import type { PanelContext } from "#app/widget/panel/panel-context.ts";
import { keepFocus } from "./keep-focus.ts";

/** Says below the bot's name who is there, and answers the sentence about it. */
export function showPresenceLine(context: PanelContext): string {
  const { conversation, parts, say } = context;
  const { by, isLive, state } = conversation;
  const name = by ?? say("team");
  const text = say({ waiting: "waiting", human: "joined", closed: "closed", bot: "botBack" }[state], {
    name,
  });
  const shown = { human: say("fromTeam", { name }), bot: parts.sources, waiting: text, closed: text };
  context.presence = `${state} ${by}`;
  parts.status.textContent = shown[state];
  keepFocus(context, () => {
    parts.person.disabled = isLive;
  });
  return text;
}

/** Nobody is there but the bot: another conversation begins. */
export function clearPresence(context: PanelContext): void {
  const { parts } = context;
  context.presence = context.writer = undefined;
  parts.status.textContent = parts.sources;
  parts.person.disabled = false;
}
