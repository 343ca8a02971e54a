import type { NumberedEvent } from "#app/domain/conversation/event-id.ts";
import { publish, subscribe } from "#app/platform/bus.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";
import type { ConversationEvent } from "#app/shared/protocol/visitor-api.ts";

/** An event as it goes out on every stream: written once, sent to all. */
export interface LoggedEvent extends NumberedEvent {
  frame: string;
}

interface Log {
  events: LoggedEvent[];
  lastId: number;
  forget: NodeJS.Timeout | undefined;
}

/**
 * What was said is kept this long after its end, for those who come back; who comes later is told from what is stored. Each second
 * costs memory: an answer's events take about ten times the room of its text.
 */
const KEPT_MS = 5_000;
const logs = singleton("event-logs", () => new Map<string, Log>());

const channelOf = (conversationId: string) => `conversation:${conversationId}`;

/** One event of a text/event-stream. */
export function frameOf({ id, event }: NumberedEvent): string {
  return `id: ${id}\nevent: ${event.type}\ndata: ${JSON.stringify(event.data)}\n\n`;
}

/** Everyone who follows the conversation gets the event. Its id is `wanted`, or the next free one. Returns the id. */
export function emit(conversationId: string, event: ConversationEvent, wanted = 0): number {
  let log = logs.get(conversationId);
  if (!log) {
    log = { events: [], lastId: 0, forget: undefined };
    logs.set(conversationId, log);
  }
  const id = Math.max(log.lastId + 1, wanted);
  log.lastId = id;
  const entry = { id, event, frame: frameOf({ id, event }) };
  log.events.push(entry);
  publish(channelOf(conversationId), entry);
  clearTimeout(log.forget);
  log.forget = undefined;
  return id;
}

/** Nothing more is to come for now: the log is dropped after a while. */
export function settleLog(conversationId: string): void {
  const log = logs.get(conversationId);
  if (!log) return;
  clearTimeout(log.forget);
  log.forget = setTimeout(() => logs.delete(conversationId), KEPT_MS).unref();
}

/** The events that are still known, oldest first; a copy. */
export function recentEvents(conversationId: string): LoggedEvent[] {
  return [...(logs.get(conversationId)?.events ?? [])];
}

/** `listener` gets every event of the conversation from now on. */
export function follow(conversationId: string, listener: (entry: LoggedEvent) => void): () => void {
  return subscribe(channelOf(conversationId), listener);
}
