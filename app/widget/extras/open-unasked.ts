import type { PanelContext } from "#app/widget/panel/panel-context.ts";

const PHONE_PX = 480;

/** Opens the window without taking the focus, unless a visitor closed it before or it would cover a phone. */
export function openUnasked({ conversation, shell, signal }: PanelContext, open: () => void): void {
  const { storage } = conversation;
  if (storage.read().dismissed || innerWidth <= PHONE_PX || shell.state.open) return;
  open();
  addEventListener("chatbot:close", () => storage.write({ dismissed: true }), { once: true, signal });
}
