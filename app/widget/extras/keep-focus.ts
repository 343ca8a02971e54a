import type { PanelContext } from "#app/widget/panel/panel-context.ts";

const PHONE_PX = 480;

/** The focus is where the visitor writes; on a phone, whose keyboard would cover half of it, on the window. */
export function focusField({ parts }: PanelContext): void {
  parts.frame.focus();
  // Hidden or closed, it does not take the focus.
  if (innerWidth > PHONE_PX) parts.input.focus();
}

/** Does what may take the focused element away; then the focus is where the visitor writes. */
export function keepFocus(context: PanelContext, change: () => void): void {
  const { parts, root } = context;
  const held = root.activeElement;
  const isOurs = parts.frame.contains(held);
  change();
  if (isOurs && (held?.matches(":disabled") || !held?.getClientRects().length)) focusField(context);
}

/** Whenever the window opens, and now where the focus is `held` by it, the focus is on `element`, in the place of the field. */
export function focusInPlace({ signal }: PanelContext, element: HTMLElement | null, held: boolean): void {
  const focus = (): void => {
    if (innerWidth > PHONE_PX) element?.focus();
  };
  if (held) focus();
  addEventListener("chatbot:open", () => setTimeout(focus), { signal });
}
