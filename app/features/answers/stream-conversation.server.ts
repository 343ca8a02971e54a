import {
  eventId,
  eventsAfter,
  eventsOf,
  placeOf,
  type NumberedEvent,
} from "#app/domain/conversation/event-id.ts";
import { listMessages, toChatMessage } from "#app/features/conversations/index.server.ts";
import type { Message } from "#app/generated/prisma/client.ts";
import { translator } from "#app/platform/i18n.server.ts";
import type { ConversationEvent } from "#app/shared/protocol/visitor-api.ts";
import { follow, frameOf, recentEvents, type LoggedEvent } from "./event-log.server.ts";
import { runningAnswer } from "./running-answers.server.ts";

/** Takes frames of a text/event-stream. */
export interface FrameSink {
  write(frame: string): void;
  end(): void;
}

interface Which {
  workspaceId: string;
  conversationId: string;
  locale: string;
}

const OPEN: ReadonlySet<string> = new Set(["queued", "streaming"]);
const failureIn = (locale: string) => (status: string) => translator(locale)(`answers:failed.${status}`);

/** The events of one turn, for the one who asked: from `accepted` to the end of the answer; then the stream ends. */
export function streamTurn(
  which: Which,
  question: Message,
  answer: Message | null,
  sink: FrameSink,
): () => void {
  const accepted = {
    id: eventId(question.seq, 0),
    event: { type: "accepted" as const, data: { message: toChatMessage(question) } },
  };
  const sent = new Sender(sink, 0);
  const past = recentEvents(which.conversationId);
  if (!past.some(({ event }) => isAbout(event, question.id))) sent.send(accepted);
  const isStored = answer === null || (!OPEN.has(answer.status) && !runningAnswer(answer.id));
  if (isStored) {
    if (answer) sent.sendAll(eventsOf(toChatMessage(answer), failureIn(which.locale)));
    sink.end();
    return () => {};
  }
  const take = (entry: LoggedEvent): boolean => {
    const isOfTurn = isAbout(entry.event, question.id) || isAbout(entry.event, answer.id);
    // That a person was asked for concerns the one who asked; what was before the question does not.
    if (!isOfTurn && !(entry.event.type === "state" && entry.id > accepted.id)) return false;
    sent.send(entry);
    return isEnd(entry.event, answer.id);
  };
  if (past.some(take)) {
    sink.end();
    return () => {};
  }
  const stop = follow(which.conversationId, (entry) => {
    if (!take(entry)) return;
    stop();
    sink.end();
  });
  return stop;
}

/** What was missed after `lastEventId`, then everything that comes, until the returned function is called. */
export async function resumeStream(
  which: Which,
  lastEventId: string | null,
  sink: FrameSink,
): Promise<() => void> {
  const place = lastEventId === null ? null : placeOf(lastEventId);
  const waiting: LoggedEvent[] = [];
  let isLive = false;
  const sent = new Sender(sink, place?.id ?? 0);
  // From here on nothing is lost: what happens while the database is asked waits its turn.
  const stop = follow(which.conversationId, (entry) => (isLive ? sent.send(entry) : waiting.push(entry)));
  const logged = recentEvents(which.conversationId);
  if (place) sent.sendAll(eventsAfter(await storedEvents(which, place, logged), place.id));
  sent.sendAll(place ? eventsAfter(logged, place.id) : unfinished(logged));
  sent.sendAll(waiting);
  isLive = true;
  return stop;
}

/** Events of finished messages that the log does not hold any more, told from what is stored. */
async function storedEvents(
  which: Which,
  place: { seq: number; id: number },
  logged: LoggedEvent[],
): Promise<NumberedEvent[]> {
  const known = logged[0]?.id ?? Number.POSITIVE_INFINITY;
  if (place.id >= known - 1) return [];
  const rows = await listMessages({ ...which, after: Math.max(0, place.seq - 1) });
  return rows
    .filter((row) => !OPEN.has(row.status))
    .flatMap((row) => eventsOf(toChatMessage(row), failureIn(which.locale)))
    .filter(({ id }) => id < known);
}

/** Of an answer that is under way: what was said of it so far. */
function unfinished(logged: LoggedEvent[]): LoggedEvent[] {
  const ended = new Set(
    logged.flatMap(({ event }) =>
      event.type === "done" ? [event.data.message.id] : event.type === "failed" ? [event.data.messageId] : [],
    ),
  );
  return logged.filter(({ event }) => event.type === "delta" && !ended.has(event.data.messageId));
}

/** Sends each event once, in the order of the ids. */
class Sender {
  private readonly sink: FrameSink;
  private lastId: number;

  constructor(sink: FrameSink, lastId: number) {
    this.sink = sink;
    this.lastId = lastId;
  }

  send(entry: NumberedEvent | LoggedEvent): void {
    if (entry.id <= this.lastId) return;
    this.lastId = entry.id;
    this.sink.write("frame" in entry ? entry.frame : frameOf(entry));
  }

  sendAll(entries: readonly (NumberedEvent | LoggedEvent)[]): void {
    for (const entry of entries) this.send(entry);
  }
}

function isAbout(event: ConversationEvent, messageId: string): boolean {
  switch (event.type) {
    case "accepted":
    case "done":
      return event.data.message.id === messageId;
    case "delta":
    case "citations":
    case "failed":
      return event.data.messageId === messageId;
    case "state":
    case "typing":
      return false;
  }
}

function isEnd(event: ConversationEvent, messageId: string): boolean {
  return (event.type === "done" || event.type === "failed") && isAbout(event, messageId);
}
