import { isAwaited, type ThreadMessage } from "#app/widget/line/thread.ts";
import { el } from "./element.ts";
import { createMessageView, type MessageView } from "./message-view.ts";
import type { PanelContext } from "./panel-context.ts";

const NEAR_PX = 60;

/** Returns what makes the list of messages like the thread, keeping the end of it in sight where it was. */
export function createLogView(context: PanelContext): () => void {
  const { bot, conversation, parts, say, toEnd } = context;
  const { list, log, typing } = parts;
  const greeting = { id: "", role: "bot", status: "done", text: bot.greeting } as ThreadMessage;
  const views = new WeakMap<ThreadMessage, MessageView>();
  let written = "";
  let last: ThreadMessage | undefined;

  const place = (message: ThreadMessage, index: number): void => {
    const view = views.get(message) ?? createMessageView(context, message);
    const there = list.children[index] ?? null;
    views.set(message, view);
    view.update();
    if (there !== view.article) list.insertBefore(view.article, there);
  };
  /** Dots while an answer has not begun, and while a person writes. */
  const showTyping = (waits: boolean): void => {
    const name = context.writer ?? (waits ? bot.name : "");
    const dots = el("span", { class: "dots", role: "img", "aria-label": say("typing", { name }) }, "•••");
    if (name !== written) typing.replaceChildren(...(name ? [dots, context.writer ?? ""] : []));
    written = name;
  };

  return () => {
    const { isLive, thread } = conversation;
    const wasAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_PX;
    const messages = bot.greeting ? [greeting, ...thread] : thread;
    const newest = thread[thread.length - 1];
    messages.forEach(place);
    while (list.children.length > messages.length) list.lastChild?.remove();
    showTyping(!isLive && !!newest && isAwaited(newest) && (!newest.text || newest.role === "visitor"));
    if (wasAtEnd || (newest !== last && newest?.role === "visitor")) toEnd();
    last = newest;
  };
}
