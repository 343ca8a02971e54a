import { recover } from "#app/widget/line/recovery.ts";
import { bySeq, nextSeq, type PersonEvent, type PresenceEvent } from "#app/widget/line/thread.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";
import { setAvailability } from "./set-availability.ts";
import { showTrouble } from "./show-trouble.ts";

/** Says who is there, in the header, in the conversation and aloud; that somebody writes, or that the bot takes a break. */
export function showPresence(context: PanelContext, event: PresenceEvent): void {
  if (event.type === "availability") setAvailability(context, event.data);
  else showPerson(context, event);
}

function showPerson(context: PanelContext, { type, data }: PersonEvent): void {
  const { announce, changed, conversation, parts, say } = context;
  const name = data.by ?? say("team");
  changed();
  if (type === "typing") {
    context.writer = data.on ? name : undefined;
    return;
  }
  const { state } = data;
  const { thread } = conversation;
  const presence = `${state} ${data.by}`;
  if (presence === (context.presence ?? "bot undefined")) return;
  context.presence = presence;
  conversation.state = state;
  conversation.by = data.by;
  conversation.storage.write({ live: conversation.isLive || undefined });
  const text = say({ waiting: "waiting", human: "joined", closed: "closed", bot: "botBack" }[state], {
    name,
  });
  parts.status.textContent =
    state === "human" ? say("fromTeam", { name }) : state === "bot" ? parts.sources : text;
  parts.person.disabled = conversation.isLive;
  if (conversation.isLive)
    for (const message of thread) if (message.local === "waiting") message.local = undefined;
  // Half a number behind what is known: the server's next message takes the whole one.
  thread.push({ id: "", seq: nextSeq(thread) - 0.5, role: "system", status: "done", text, createdAt: "" });
  thread.sort(bySeq);
  announce(text);
}

/** Asks for a person of the team. */
export async function handOver(context: PanelContext): Promise<void> {
  const { conversation, say, shell } = context;
  try {
    shell.emit("handover", {});
    await conversation.client.call("POST", `conversations/${await conversation.begin()}/handover`);
    await recover(conversation);
  } catch {
    showTrouble(context, say("notDone"));
  }
}
