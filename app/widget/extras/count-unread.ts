import type { PanelContext } from "#app/widget/panel/panel-context.ts";

/** Says on the launcher, and to the page, how many messages came since the window was closed. */
export function countUnread({ conversation, say, shell }: PanelContext): void {
  const { emit, launcher, state } = shell;
  const count = state.open ? 0 : state.unread + 1;
  state.unread = count;
  launcher?.setAttribute("data-unread", `${count || ""}`);
  if (count) launcher?.setAttribute("aria-label", `${say("open")}, ${say("unread", { count })}`);
  else
    conversation.storage.write({
      seen: conversation.thread.filter(({ role }) => /bot|person/.test(role)).pop()?.id,
    });
  emit("unread", { count });
}
