import type {
  ConversationEvent,
  ConversationState,
  SentFile,
  StartConversationAnswer,
  StartConversationBody,
} from "#app/shared/protocol/visitor-api.ts";
import {
  applyEvent,
  isAwaited,
  isUnfinished,
  known,
  type PresenceEvent,
  type ThreadMessage,
} from "./thread.ts";
import type { Refusal, VisitorClient } from "./visitor-client.ts";
import type { VisitorStorage } from "./visitor-storage.ts";

/** Without an event for so long, a visitor is told and asked. */
const PATIENCE_MS = 45_000;

export interface ConversationHooks {
  /** Something that is shown changed. */
  changed(): void;
  /** Something is to come and nobody is on the line, or something was missed. */
  recover(): void;
  /** A message is complete, or that of the visitor accepted; called once for each. */
  finished(message: ThreadMessage): void;
  /** Somebody came, went or writes. */
  presence(event: PresenceEvent): void;
  emit(name: string, detail?: unknown): void;
  /** Builds the window anew in that language; conversation and what was typed stay. */
  setLocale(language: string): Promise<void>;
  /** What is sent when a conversation begins. */
  opening(): Promise<StartConversationBody>;
  /** The server did not accept a message. */
  refused(message: ThreadMessage, refusal: Refusal): void;
}

/**
 * One visitor's conversation: begins with the first message and never waits without an end. What takes it
 * up again after a reload or a cut line is in `recovery.ts`, which is fetched when it is needed.
 */
export class Conversation {
  botId: string;
  client: VisitorClient;
  storage: VisitorStorage;
  hooks: ConversationHooks;
  id: string | undefined;
  state: ConversationState = "bot";
  by: string | undefined;
  thread: ThreadMessage[] = [];
  lastEvent = "0";
  lines = new AbortController();
  private patience = 0;
  private starting: Promise<string> | undefined;

  constructor(botId: string, client: VisitorClient, storage: VisitorStorage, hooks: ConversationHooks) {
    this.botId = botId;
    this.client = client;
    this.storage = storage;
    this.hooks = hooks;
  }

  /** A person of the team is asked for or is there. */
  get isLive(): boolean {
    return /waiting|human/.test(this.state);
  }

  get isBusy(): boolean {
    return this.thread.some(isAwaited);
  }

  /** Ends every line and every wait. */
  hangUp(): void {
    this.lines.abort();
    this.lines = new AbortController();
    clearTimeout(this.patience);
  }

  /** Ends for this page; what the browser keeps of it stays. */
  leave(): void {
    this.hangUp();
    this.id = undefined;
  }

  /** Leaves the conversation; the next message begins another one. */
  forget(): void {
    this.hangUp();
    this.thread = [];
    this.id = this.starting = this.by = undefined;
    this.lastEvent = "0";
    this.state = "bot";
    this.client.token = "";
    this.storage.write({ id: undefined, token: undefined, live: undefined });
    this.hooks.changed();
  }

  /** The id of the conversation, which is begun when there is none. */
  async begin(): Promise<string> {
    const start = async (): Promise<string> => {
      const answer = await this.client.call(
        "POST",
        `bots/${this.botId}/conversations`,
        await this.hooks.opening(),
      );
      const { conversation, token } = (await answer.json()) as StartConversationAnswer;
      this.client.token = token;
      this.storage.write({ id: conversation.id, token });
      return (this.id = conversation.id);
    };
    try {
      return this.id ?? (await (this.starting ??= start()));
    } finally {
      this.starting = undefined;
    }
  }

  /** Sends a new message, or one again that was not accepted or not answered. */
  async send(message: string | ThreadMessage, files?: SentFile[]): Promise<void> {
    if (typeof message === "string") {
      const clientId = Date.now() + Math.random().toString(36).slice(1);
      message = {
        id: clientId,
        clientId,
        seq: Infinity,
        role: "visitor",
        status: "done",
        text: message,
        files,
        createdAt: "",
      };
    }
    const { thread, hooks, lines } = this;
    const { clientId, text, files: sent } = message;
    if (!thread.includes(message)) thread.push(message);
    message.local = "sending";
    message.note = undefined;
    this.waitPatiently();
    hooks.changed();
    let refusal: unknown;
    try {
      await this.client.line(`conversations/${await this.begin()}/messages`, {
        body: { text, clientId, files: sent?.map(({ id }) => id) },
        signal: lines.signal,
        receive: (event, id) => this.receive(event, id),
      });
    } catch (error) {
      refusal = error;
    }
    if (thread !== this.thread) return;
    if (message.local === "sending") {
      message.local = "unsent";
      hooks.refused(message, { status: 0, code: "NOT_SENT", ...(refusal as Partial<Refusal>) });
    }
    hooks.changed();
    if (this.isBusy || this.isLive) hooks.recover();
  }

  receive(event: ConversationEvent, id: string): void {
    const { hooks, thread } = this;
    if (+id > +this.lastEvent) this.lastEvent = id;
    if (event.type === "state" || event.type === "typing") hooks.presence(event);
    else {
      const before = thread.length;
      const message = applyEvent(thread, event);
      if (event.type === "failed") hooks.emit("error", event.data);
      if (message === "gap") hooks.recover();
      else if (message) this.changed(message, thread.length > before);
    }
    this.waitPatiently();
    hooks.changed();
  }

  private changed(message: ThreadMessage, isNew: boolean): void {
    const isLast = known(this.thread).pop() === message;
    if (isNew && isUnfinished(message)) this.hooks.emit("answer-start", { id: message.id });
    if (message.role === "visitor" && !this.isLive && isLast) message.local ??= "waiting";
    this.tell(message);
  }

  /** Announces a message that is complete, once. */
  tell(message: ThreadMessage): void {
    if (message.role === "system" || isUnfinished(message) || message.told) return;
    message.told = true;
    this.hooks.finished(message);
  }

  waitPatiently(): void {
    clearTimeout(this.patience);
    if (!this.isBusy) return;
    this.patience = setTimeout(() => {
      for (const message of this.thread.filter(isAwaited))
        message.local = message.local === "sending" ? "unsent" : "stalled";
      if (!this.isLive) this.hangUp();
      this.hooks.emit("error", { code: "TIMEOUT" });
      this.hooks.changed();
    }, PATIENCE_MS) as unknown as number;
  }
}
