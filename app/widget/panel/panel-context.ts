import type {
  AvailabilityEvent,
  Citation,
  PublicBot,
  StartConversationBody,
} from "#app/shared/protocol/visitor-api.ts";
import type { Conversation } from "#app/widget/line/conversation.ts";
import type { PresenceEvent, ThreadMessage } from "#app/widget/line/thread.ts";
import type { Refusal } from "#app/widget/line/visitor-client.ts";
import type { RenderBlocks } from "#app/widget/markdown/markdown-view.ts";
import type { Shell } from "#app/widget/widget-contract.ts";
import type { Frame } from "./create-frame.ts";
import type { Say } from "./words.ts";

/** What the parts of a panel share. */
export interface PanelContext {
  shell: Shell;
  root: ShadowRoot;
  bot: PublicBot;
  say: Say;
  conversation: Conversation;
  parts: Frame;
  /** Ends when the panel is taken away or built anew. */
  signal: AbortSignal;
  /** Draws what is shown at the next frame. */
  changed(): void;
  /** Read aloud once, politely. */
  announce(text: string): void;
  /** Puts the end of the conversation in sight. */
  toEnd(): void;
  /** Uses what is not needed before the first answer. */
  withExtras(use: (extras: Extras) => unknown): undefined;
  /** Who was last said to be there. */
  presence?: string;
  /** Name of the person who is writing. */
  writer?: string;
  /** Files for the next message, where the bot takes some. */
  chosen?: ChosenForNext;
  /** What renders lists, tables and the like, once it is there. */
  rich?: RenderBlocks;
}

/** Files that were chosen and not sent yet. */
export interface ChosenForNext {
  readonly size: number;
  /** Sends them with the text, as soon as all have arrived. */
  send(text: string): void;
}

/** What is fetched when the first answer is there, or earlier when something of it is needed. */
export interface Extras {
  /** Gives a panel what it did not need before: styles, pictures, rich text, tabs, connection, new messages below. */
  enrich(context: PanelContext): void;
  /** Adds time, copy and thumbs to a message that is complete, and buttons for citations its text does not show. */
  finishMessage(context: PanelContext, article: HTMLElement, message: ThreadMessage): void;
  openSource(context: PanelContext, citation: Citation, opener: HTMLElement): void;
  toggleMenu(context: PanelContext, opener: HTMLElement): void;
  startOver(context: PanelContext): void;
  createPlace(shell: Shell): HTMLElement;
  countUnread(context: PanelContext): void;
  /** Takes messages, or says politely that the bot does not answer now. */
  setAvailability(context: PanelContext, event: AvailabilityEvent): void;
  /** Goes on the line again, after a pause. */
  watchAgain(context: PanelContext, watch: () => void): void;
  /** Says to the server who the visitor is; afterwards the page knows when that was not believed. */
  identify(context: PanelContext, identity: object): void;
  /** What the page says about the visitor goes along with the conversation. */
  setContext(context: PanelContext, values: object): void;
  /** What goes along when a conversation begins: who the visitor is, what the page says, a frame's ticket. */
  introduction(context: PanelContext): Promise<Partial<StartConversationBody>>;
  askConsent(context: PanelContext, agreed: () => void): void;
  /** Makes the page behind the window unreachable, or reachable again, and keeps the window above a phone's keyboard. */
  setModal(context: PanelContext, on: boolean): void;
  /** Opens the window, or shows a card that leads to it, without being asked; unless that was unwelcome before. */
  openUnasked(context: PanelContext, open: () => void): void;
  /** Shows what was sent along with a message, below its text. */
  showFiles(context: PanelContext, text: HTMLElement, message: ThreadMessage): void;
  showPresence(context: PanelContext, event: PresenceEvent): void;
  /** Says beside a message why it was not accepted, or begins anew where the conversation is gone. */
  explainRefusal(context: PanelContext, message: ThreadMessage, refusal: Refusal): void;
  handOver(context: PanelContext): void;
  /** Ends the answer that is under way, or looks what became of it. */
  stop(conversation: Conversation): Promise<void>;
  recover(conversation: Conversation): Promise<void>;
  restore(conversation: Conversation): Promise<void>;
  /** Sends again what was not accepted, or asks again for an answer that was not finished. */
  tryAgain(context: PanelContext, message: ThreadMessage): void;
  /** Pressed twice, the key ends the answer that is under way. */
  pressEscape(context: PanelContext): void;
}
