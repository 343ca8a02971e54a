import type { PanelContext } from "#app/widget/panel/panel-context.ts";
import { greet } from "./greet.ts";

const PHONE_PX = 480;

/** Opens the window, or shows a card that leads to it, without taking the focus; unless a visitor closed it before or it would cover a phone. */
export function openUnasked(context: PanelContext, open: () => void): void {
  const { conversation, shell, signal } = context;
  const { storage } = conversation;
  if (storage.read().dismissed || innerWidth <= PHONE_PX || shell.state.open) return;
  if (shell.get("open")?.startsWith("greet")) {
    greet(context);
    return;
  }
  open();
  addEventListener("chatbot:close", () => storage.write({ dismissed: true }), { once: true, signal });
}
