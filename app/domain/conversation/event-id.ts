import type { ChatMessage, Citation, ConversationEvent } from "#app/shared/protocol/visitor-api.ts";

/**
 * Ids of events. They increase within a conversation and say where the reader is: message `seq` × 1,000,000 + the length
 * of its text so far (UTF-16). So what was missed can be told from the stored messages alone, after a restart too.
 */
const SPAN = 1_000_000;

/** No answer grows longer; the rest of the span is for what comes after the text. */
export const MAX_ANSWER_LENGTH = 900_000;

export interface NumberedEvent {
  id: number;
  event: ConversationEvent;
}

/** The id of the state in which a message's text has this length. */
export function eventId(seq: number, length: number): number {
  return seq * SPAN + length;
}

/** The id of what happens when a message is over and before the next one. */
export function afterMessage(seq: number): number {
  return eventId(seq, SPAN - 50_000);
}

/** The place of a `Last-Event-ID`; null when it is none of ours. */
export function placeOf(lastEventId: string): { seq: number; length: number; id: number } | null {
  if (!/^\d{1,15}$/.test(lastEventId)) return null;
  const id = Number(lastEventId);
  return { seq: Math.floor(id / SPAN), length: id % SPAN, id };
}

/** A finished message as the events that tell it, from the beginning; the ids are those it had when it was live. */
export function eventsOf(message: ChatMessage, failure: (status: string) => string): NumberedEvent[] {
  if (message.role === "visitor")
    return [{ id: eventId(message.seq, 0), event: { type: "accepted", data: { message } } }];
  if (message.role === "person" || message.role === "system")
    return [{ id: eventId(message.seq, 0), event: { type: "done", data: { message } } }];
  const events: NumberedEvent[] = [];
  const end = eventId(message.seq, message.text.length);
  if (message.text !== "")
    events.push({
      id: end,
      event: { type: "delta", data: { messageId: message.id, at: 0, text: message.text } },
    });
  return [...events, ...endingOf(message, end, failure)];
}

/** What follows the text of a finished answer: its citations, and that it is done or failed. */
export function endingOf(
  message: ChatMessage,
  lastId: number,
  failure: (status: string) => string,
): NumberedEvent[] {
  const { status, id: messageId } = message;
  if (status === "failed" || status === "interrupted")
    return [
      {
        id: lastId + 1,
        event: { type: "failed", data: { messageId, code: status.toUpperCase(), detail: failure(status) } },
      },
    ];
  const items: Citation[] = message.citations ?? [];
  const events: NumberedEvent[] = [];
  if (items.length > 0)
    events.push({ id: lastId + 1, event: { type: "citations", data: { messageId, items } } });
  events.push({ id: lastId + events.length + 1, event: { type: "done", data: { message } } });
  return events;
}

/** The events after a place: an event of text that the reader has in part is cut to the rest. */
export function eventsAfter(events: readonly NumberedEvent[], lastId: number): NumberedEvent[] {
  return events.flatMap((entry): NumberedEvent[] => {
    if (entry.id <= lastId) return [];
    if (entry.event.type !== "delta") return [entry];
    const { messageId, at, text } = entry.event.data;
    const startsAt = entry.id - text.length;
    const known = Math.max(0, lastId - startsAt);
    if (known === 0) return [entry];
    return [
      {
        id: entry.id,
        event: { type: "delta", data: { messageId, at: at + known, text: text.slice(known) } },
      },
    ];
  });
}
