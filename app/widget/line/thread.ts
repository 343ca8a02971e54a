import type { AvailabilityEvent, ChatMessage, ConversationEvent } from "#app/shared/protocol/visitor-api.ts";

/**
 * What this browser knows about a message beyond what the server says:
 * `sending` not yet accepted, `waiting` accepted and its answer has not begun, `unsent` not accepted,
 * `stalled` nothing came for too long.
 */
export type LocalState = "sending" | "waiting" | "unsent" | "stalled";

/** `note` says more beside a message; `told` that its completion was announced. */
export type ThreadMessage = ChatMessage & { local?: LocalState; note?: string; told?: boolean };

/** Somebody came, went or writes. */
export type PersonEvent = Extract<ConversationEvent, { type: "state" | "typing" }>;
type MessageEvent = Exclude<ConversationEvent, PersonEvent>;

/** Of a person, that the bot takes a break or is back, or that the conversation is over. */
export type PresenceEvent =
  | PersonEvent
  | { type: "availability"; data: AvailabilityEvent }
  | { type: "ended"; data?: undefined };

/** The server is not done with it. */
export const isUnfinished = ({ role, status }: ChatMessage): boolean =>
  role !== "visitor" && (status === "streaming" || status === "queued");

/** Something is still to come, and the visitor has not been told otherwise. */
export const isAwaited = (message: ThreadMessage): boolean =>
  message.local ? message.local.endsWith("ing") : isUnfinished(message);

/** The messages that the server knows; the others are numbered between or behind them. */
export const known = (thread: ThreadMessage[]): ThreadMessage[] => thread.filter(({ seq }) => seq % 1 === 0);

export const nextSeq = (thread: ThreadMessage[]): number => (known(thread).pop()?.seq ?? 0) + 1;

/** Equal numbers keep their order. */
export const bySeq = (one: ChatMessage, other: ChatMessage): number => one.seq - other.seq || 0;

/** Adds a message to a thread or replaces what is known of it, however often and in whatever order it comes. */
export function putMessage(thread: ThreadMessage[], message: ChatMessage): ThreadMessage {
  const { clientId, id, role, seq, text } = message;
  let own = thread.find((one) => one.id === id || (clientId && one.clientId === clientId));
  if (!own) thread.push((own = { ...message }));
  const before = own.text;
  Object.assign(own, { local: undefined, note: undefined }, message);
  // Less text than is already here is an older picture of an answer that goes on.
  if (isUnfinished(own) && text.length < before.length) own.text = before;
  thread.sort(bySeq);
  // Whatever was asked before an answer is no longer waiting for one.
  if (role !== "visitor")
    for (const one of thread) if (one.seq < seq && one.local === "waiting") one.local = undefined;
  return own;
}

const begin = (thread: ThreadMessage[], id = ""): ChatMessage => ({
  id,
  seq: nextSeq(thread),
  role: "bot",
  text: "",
  status: "streaming",
  createdAt: "",
});

/** Takes an event and answers the message it changed, or `gap` when text is missing before it. */
export function applyEvent(
  thread: ThreadMessage[],
  { type, data }: MessageEvent,
): ThreadMessage | "gap" | undefined {
  if (type === "accepted" || type === "done") return putMessage(thread, data.message);
  const { messageId: id } = data;
  if (type === "failed" && !id) {
    const failed = thread.filter(isAwaited).pop();
    if (failed) failed.local = "stalled";
    return failed;
  }
  const message = thread.find((one) => one.id === id) ?? putMessage(thread, begin(thread, id));
  if (type === "citations") message.citations = data.items;
  else if (type === "failed") message.status = "failed";
  else if (isUnfinished(message)) {
    if (data.at > message.text.length) return "gap";
    message.status = "streaming";
    message.local = undefined;
    const text = message.text.slice(0, data.at) + data.text;
    if (text.length > message.text.length) message.text = text;
  }
  return message;
}
