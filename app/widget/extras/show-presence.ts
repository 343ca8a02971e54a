import { end, recover } from "#app/widget/line/recovery.ts";
import { bySeq, nextSeq, type PersonEvent, type PresenceEvent } from "#app/widget/line/thread.ts";
import { isLost, type Refusal } from "#app/widget/line/visitor-client.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";
import { askInPlace, showLead } from "./ask-lead.ts";
import { showPresenceLine } from "./presence-line.ts";
import { setAvailability } from "./set-availability.ts";
import { showEnded } from "./show-ended.ts";
import { showTrouble } from "./show-trouble.ts";

/** Says who is there, in the header, in the conversation and aloud; that somebody writes, or that the bot takes a break. */
export function showPresence(context: PanelContext, event: PresenceEvent): void {
  if (event.type === "availability") setAvailability(context, event.data);
  else if (event.type === "ended") showEnded(context);
  else showPerson(context, event);
}

function showPerson(context: PanelContext, { type, data }: PersonEvent): void {
  const { announce, changed, conversation, say } = context;
  changed();
  if (type === "typing") {
    context.writer = data.on ? (data.by ?? say("team")) : undefined;
    return;
  }
  const { state } = data;
  const { thread } = conversation;
  const presence = `${state} ${data.by}`;
  if (presence === (context.presence ?? "bot undefined")) return;
  if (state === "waiting") showWaiting(context);
  conversation.state = state;
  conversation.by = data.by;
  conversation.storage.write({ live: conversation.isLive || undefined });
  const text = showPresenceLine(context);
  if (conversation.isLive)
    for (const message of thread) if (message.local === "waiting") message.local = undefined;
  // Half a number behind what is known: the server's next message takes the whole one.
  thread.push({ id: "", seq: nextSeq(thread) - 0.5, role: "system", status: "done", text, createdAt: "" });
  thread.sort(bySeq);
  announce(text);
}

/** Tells the page that a person is asked for, and asks the visitor for what the team will need. */
function showWaiting(context: PanelContext): void {
  const { bot, conversation, shell } = context;
  // On the next page of the site it is the same wait.
  if (!conversation.storage.read().live) shell.emit("handover", { id: conversation.id, state: "waiting" });
  if (bot.form?.when === "person") showLead(context, "person");
}

/** Asks for a person of the team. */
export async function handOver(context: PanelContext): Promise<void> {
  const { bot, conversation, say } = context;
  try {
    await conversation.client.call("POST", `conversations/${await conversation.begin()}/handover`);
    await recover(conversation);
  } catch (error) {
    if ((error as Refusal).code === "FORM_REQUIRED" && bot.form?.required)
      askInPlace(context, () => void handOver(context));
    else if (conversation.id && isLost(error)) end(conversation);
    else showTrouble(context, say("notDone"));
  }
}
