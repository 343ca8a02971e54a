import type { ChatMessage, ConversationState, MessagesAnswer } from "#app/shared/protocol/visitor-api.ts";
import type { Conversation } from "./conversation.ts";
import { isAwaited, isUnfinished, known, putMessage, type ThreadMessage } from "./thread.ts";
import { isLost } from "./visitor-client.ts";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

const following = new WeakSet<Conversation>();
const pauseFor = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The conversation is in another state: the next page of the site will know, and the hooks tell the visitor. */
function enter(conversation: Conversation, state: ConversationState, by: string | undefined): void {
  if (state === conversation.state && by === conversation.by) return;
  conversation.state = state;
  conversation.by = by;
  conversation.hooks.presence({ type: "state", data: { state, by } });
}

/**
 * The conversation is over. What this page has of it stays readable, numbered before everything that comes; the next message
 * begins another one, of which `next` is the first.
 */
export function end(conversation: Conversation, next?: ThreadMessage): void {
  const past = conversation.thread.filter((message) => message !== next);
  conversation.forget();
  past.forEach((message, index) => {
    // Half a number is none of the server's.
    message.seq = index - past.length - 0.5;
    message.local = /unsent|sending/.test(message.local ?? "") ? "unsent" : undefined;
    if (isUnfinished(message)) message.status = "interrupted";
  });
  conversation.thread.push(...past);
  conversation.hooks.presence({ type: "ended" });
}

/** The server does not know the conversation any more: it is over, and what was on its way goes to the next one. */
function lose(conversation: Conversation): void {
  end(conversation);
  void sendUnsent(conversation);
}

/** Asks for the messages from the first one that is not complete. */
async function sync(conversation: Conversation): Promise<void> {
  const { client, id, thread } = conversation;
  const kept = known(thread);
  const first = kept.find(isUnfinished);
  try {
    const after = first ? first.seq - 1 : (kept.pop()?.seq ?? 0);
    const response = await client.call("GET", `conversations/${id}/messages?after=${after}`);
    const answer = (await response.json()) as MessagesAnswer;
    if (thread !== conversation.thread) return;
    for (const message of answer.messages) conversation.tell(putMessage(thread, message));
    enter(conversation, answer.conversation.state, answer.conversation.by);
    conversation.waitPatiently();
    conversation.hooks.changed();
  } catch (error) {
    if (isLost(error) && thread === conversation.thread) lose(conversation);
  }
}

/** Asks for what was missed and stays on the line while something is to come, with longer and longer pauses. */
export async function recover(conversation: Conversation): Promise<void> {
  await sync(conversation);
  if (following.has(conversation)) return;
  following.add(conversation);
  let pause = FIRST_PAUSE_MS;
  while (conversation.id && (conversation.isBusy || conversation.isLive)) {
    const { client, id, lastEvent, lines } = conversation;
    await client
      .line(`conversations/${id}/stream`, {
        after: lastEvent,
        signal: lines.signal,
        receive(...event) {
          pause = FIRST_PAUSE_MS;
          conversation.receive(...event);
        },
      })
      .catch(() => {});
    if (!conversation.isBusy && !conversation.isLive) break;
    await pauseFor(pause * (0.75 + Math.random() / 2));
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    if (conversation.id) await sync(conversation);
  }
  following.delete(conversation);
}

/** What the visitor wrote or has seen was announced before; without a trace of that, everything was. */
function wasTold(message: ChatMessage, index: number, last: number): boolean {
  return message.role === "visitor" || index <= last || (last < 0 && !isUnfinished(message));
}

/** Takes up the conversation that this browser remembers. */
export async function restore(conversation: Conversation): Promise<void> {
  const { id, seen, token } = conversation.storage.read();
  if (!id || !token) return;
  conversation.id = id;
  conversation.client.token = token;
  const response = await conversation.client
    .call("GET", `conversations/${id}/messages?after=0`)
    .catch((error: unknown) => void (isLost(error) && lose(conversation)));
  const answer = (await response?.json()) as MessagesAnswer | undefined;
  const messages = answer?.messages ?? [];
  const last = messages.findIndex((message) => message.id === seen);
  for (const [index, message] of messages.entries()) {
    const own = putMessage(conversation.thread, message);
    own.told = wasTold(message, index, last);
    conversation.tell(own);
  }
  if (answer) enter(conversation, answer.conversation.state, answer.conversation.by);
  conversation.waitPatiently();
  conversation.hooks.changed();
  if (conversation.isBusy || conversation.isLive) void recover(conversation);
}

/** Ends the answer that is under way, or looks what became of it. */
export async function stop(conversation: Conversation): Promise<void> {
  await conversation.client
    .call("POST", `conversations/${conversation.id}/stop`)
    .catch(() => recover(conversation));
}

/** Takes over what another tab did. */
export async function joinTabs(conversation: Conversation): Promise<void> {
  const { storage } = conversation;
  const visit = storage.read();
  if (visit.id === conversation.id) return visit.id ? recover(conversation) : undefined;
  if (conversation.id) conversation.forget();
  storage.write(visit);
  return restore(conversation);
}

/** Sends again what was not accepted, asks again for an answer that was not finished, or looks what became of one. */
export async function retry(conversation: Conversation, message: ThreadMessage): Promise<void> {
  const { thread } = conversation;
  if (message.local === "stalled" && conversation.id) {
    message.local = message.role === "visitor" ? "waiting" : undefined;
    conversation.waitPatiently();
    await sync(conversation);
    if (isAwaited(message) && message.role !== "visitor") return recover(conversation);
    if (!message.local && message.status === "done") return;
  }
  const question =
    message.role === "visitor"
      ? message
      : thread.filter((one) => one.role === "visitor" && one.seq < message.seq).pop();
  if (!question) return;
  if (question !== message) thread.splice(thread.indexOf(message), 1);
  return conversation.send(question);
}

/** Sends what was not accepted, in its order, as long as the server takes it. */
export async function sendUnsent(conversation: Conversation): Promise<void> {
  for (const message of conversation.thread.filter(({ local }) => local === "unsent")) {
    // Meanwhile the visitor may have sent it, or left the conversation.
    if (message.local !== "unsent" || !conversation.thread.includes(message)) continue;
    await conversation.send(message);
    if (message.local === "unsent") return;
  }
}
