import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { ChatMessage, ConversationEvent, ConversationState } from "#app/shared/protocol/visitor-api.ts";
import { findAnswer } from "./fake-answers.ts";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** One conversation of the fake server: keeps its messages and events, and everybody who listens. */
export class FakeConversation {
  readonly id = randomUUID();
  readonly token = randomUUID();
  state: ConversationState = "bot";
  by: string | undefined;
  /** What was left in a form. */
  leads: Record<string, unknown>[] = [];
  /** Of its bot, by the id that the fake server knows it by. */
  botId = "";
  messages: ChatMessage[] = [];
  /** How often an answer was made. */
  turns = 0;
  private events: (ConversationEvent & { id: number })[] = [];
  private listeners = new Map<ServerResponse, string | undefined>();
  private stopped = new Set<string>();

  emit(event: ConversationEvent): void {
    const numbered = { ...event, id: this.events.length + 1 };
    this.events.push(numbered);
    for (const response of this.listeners.keys()) this.write(response, numbered);
  }

  private write(response: ServerResponse, { id, type, data }: ConversationEvent & { id: number }): void {
    response.write(`id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
    const until = this.listeners.get(response);
    const isEnd = (type === "done" && data.message.replyTo === until) || (type === "failed" && !!until);
    if (until && isEnd) this.hangUp(response);
  }

  private hangUp(response: ServerResponse): void {
    this.listeners.delete(response);
    response.end();
  }

  /** Sends what came after `last` and what comes; with `until`, ends with the answer to that message. */
  listen(response: ServerResponse, last: number, until?: string): void {
    this.listeners.set(response, until);
    response.on("close", () => this.listeners.delete(response));
    response.write(": here\n\n");
    for (const event of this.events.slice(last))
      if (this.listeners.has(response)) this.write(response, event);
  }

  private add(message: Partial<ChatMessage> & Pick<ChatMessage, "role">): ChatMessage {
    const added: ChatMessage = {
      id: randomUUID(),
      seq: this.messages.length + 1,
      text: "",
      status: "done",
      createdAt: new Date().toISOString(),
      ...message,
    };
    this.messages.push(added);
    return added;
  }

  /** Takes a message of the visitor and answers it; the same `clientId` never makes a second one. */
  post(text: string, clientId: string, response: ServerResponse): void {
    const known = this.messages.find((message) => message.clientId === clientId);
    const message = known ?? this.add({ role: "visitor", text, clientId });
    const reply = this.messages.find((one) => one.replyTo === message.id);
    this.listen(response, this.events.length, message.id);
    this.emit({ type: "accepted", data: { message } });
    if (this.state !== "bot") return this.hangUp(response);
    if (reply?.status === "done") return this.emit({ type: "done", data: { message: reply } });
    if (!reply || reply.status === "failed") void this.answer(message, reply);
  }

  private async answer(asked: ChatMessage, before?: ChatMessage): Promise<void> {
    this.turns++;
    const {
      text,
      pauseMs,
      citations,
      followUps,
      cutAfter,
      failAfter,
      silent,
      kind = "quoted",
    } = findAnswer(asked.text);
    if (silent) return;
    const reply = before ?? this.add({ role: "bot", replyTo: asked.id });
    Object.assign(reply, { text: "", status: "streaming" });
    if (citations) this.emit({ type: "citations", data: { messageId: reply.id, items: citations } });
    const pieces = text.match(/[^]{1,12}/gu) ?? [];
    for (const [index, piece] of pieces.entries()) {
      await pause(pauseMs);
      if (this.stopped.has(reply.id)) return;
      if (index === failAfter && !before) {
        reply.status = "failed";
        return this.emit({
          type: "failed",
          data: { messageId: reply.id, code: "PROVIDER", detail: "It broke." },
        });
      }
      if (index === cutAfter) this.cut();
      const at = reply.text.length;
      reply.text += piece;
      this.emit({ type: "delta", data: { messageId: reply.id, at, text: piece } });
    }
    Object.assign(reply, { status: "done", kind, citations, followUps, confidence: 0.9 });
    this.emit({ type: "done", data: { message: reply } });
  }

  /** Breaks every line off, without a word. */
  cut(): void {
    for (const response of this.listeners.keys()) response.destroy();
    this.listeners.clear();
  }

  stop(): void {
    for (const reply of this.messages.filter((message) => message.status === "streaming")) {
      this.stopped.add(reply.id);
      reply.status = "stopped";
      this.emit({ type: "done", data: { message: reply } });
    }
  }

  enter(state: ConversationState, by?: string): void {
    this.state = state;
    this.by = by;
    this.emit({ type: "state", data: { state, by } });
  }

  /** Nobody came: the bot says so. */
  giveUp(): void {
    this.enter("bot");
    const text = "Nobody could join just now. Leave your e-mail below.";
    this.emit({ type: "done", data: { message: this.add({ role: "bot", kind: "handover", text }) } });
  }

  say(author: string, text: string): void {
    this.emit({ type: "typing", data: { by: author, on: true } });
    setTimeout(() => {
      this.emit({ type: "typing", data: { by: author, on: false } });
      this.emit({ type: "done", data: { message: this.add({ role: "person", author, text }) } });
    }, 400);
  }
}
