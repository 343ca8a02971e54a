/** What the loader and the panel promise each other. Types only: nothing of this reaches the browser. */

import type { ConversationState } from "#app/shared/protocol/visitor-api.ts";

/** What `chatbot.getState()` answers. */
export interface WidgetState {
  bot: string;
  open: boolean;
  unread: number;
  conversationId?: string;
  /** Absent until the conversation is known. */
  state?: ConversationState;
  context?: Record<string, string>;
  /** As `setTheme` wants it. */
  theme?: string;
}

/** The part of the widget that is there before it is wanted. */
export interface Shell {
  /** Origin of the server, without a slash at the end. */
  origin: string;
  /** The page's own element: a `script` or a `chat-bot`. */
  place: HTMLElement;
  /** An attribute of `place`, by its name without `data-`. */
  get(name: string): string | null;
  /** `inline`, `popup` or `page`; anything else is a bubble. */
  mode: string;
  /** The element that carries the shadow root: the loader makes that of a bubble, the panel all others. */
  element?: HTMLElement;
  launcher?: HTMLButtonElement;
  state: WidgetState;
  /** Tells the page: a `CustomEvent` named `chatbot:<name>` on its window. */
  emit(name: string, detail?: unknown): void;
}

/** The part that is fetched on the first wish. */
export interface Panel {
  run(command: string, args: unknown[]): unknown;
}

export interface PanelModule {
  createPanel(shell: Shell): Promise<Panel>;
}
