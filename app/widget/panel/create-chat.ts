import type { PublicBot } from "#app/shared/protocol/visitor-api.ts";
import type { Conversation } from "#app/widget/line/conversation.ts";
import type { ThreadMessage } from "#app/widget/line/thread.ts";
import type { Shell } from "#app/widget/widget-contract.ts";
import { createComposer } from "./create-composer.ts";
import { createContext } from "./create-context.ts";
import { createLook } from "./create-look.ts";
import { createOpening } from "./create-opening.ts";
import { createWatch } from "./create-watch.ts";
import { textButton } from "./element.ts";
import { createLogView } from "./log-view.ts";

export type Chat = ReturnType<typeof createChat>;

/** Builds the window of a conversation in the language of `bot` and keeps it like the conversation. */
export function createChat(shell: Shell, root: ShadowRoot, bot: PublicBot, conversation: Conversation) {
  const { emit, state } = shell;
  const controller = new AbortController();
  const context = createContext(shell, root, bot, conversation, controller.signal, () => draw());
  const { announce, changed, parts, withExtras } = context;
  const { input, send, starters, stop } = parts;
  const setTheme = createLook(context);
  root.append(parts.frame);
  const drawLog = createLogView(context);
  const watch = createWatch(context);
  const { open, close } = createOpening(context);

  const draw = (): void => {
    const { id, isBusy, isLive, thread } = conversation;
    stop.hidden = isLive || !isBusy || !!input.value.trim() || !!context.chosen?.size;
    send.hidden = !stop.hidden;
    starters.hidden = input.disabled || thread.length > 0;
    state.conversationId = id;
    state.state = conversation.state;
    drawLog();
    watch();
  };
  createComposer(context, open);
  const ask = (text: string): Promise<void> => {
    open();
    return conversation.send(text);
  };
  stop.onclick = () => {
    input.focus();
    withExtras((extras) => extras.stop(conversation));
  };
  const reset = (parts.again.onclick = () => withExtras((extras) => extras.startOver(context)));
  parts.menu.onclick = () => withExtras((extras) => extras.toggleMenu(context, parts.menu));
  parts.person.onclick = () => withExtras((extras) => extras.handOver(context));
  starters.append(...bot.starters.map((text) => textButton("", text, () => void ask(text))));
  // What it wears, and what is said of a conversation that goes on, comes with the extras.
  if (bot.dress || conversation.thread.length) withExtras(() => {});
  if (bot.availability !== "live") withExtras((extras) => extras.setAvailability(context, bot));
  changed();

  return {
    context,
    open,
    close,
    changed,
    reset,
    setTheme,
    toggle: () => (state.open ? close() : open()),
    send: ask,
    setInput(text: string): void {
      input.value = text;
      changed();
    },
    finished({ author, id, kind, role, status, text }: ThreadMessage): void {
      if (role === "bot") emit("answer-end", { id, kind, status });
      emit("message", { role, text, id });
      if (role === "visitor") return;
      announce(`${author ?? bot.name}: ${text.replace(/[*_`#>|]|\[\d+\]/g, "")}`);
      if (!state.open) withExtras((extras) => extras.countUnread(context));
    },
    end(): void {
      controller.abort();
      parts.frame.remove();
    },
    destroy(): void {
      close();
      conversation.leave();
      controller.abort();
      shell.element?.remove();
    },
  };
}
