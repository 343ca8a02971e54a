import type { Receive } from "#app/widget/line/visitor-client.ts";
import type { PanelContext } from "./panel-context.ts";

/** Returns what stays on the line while the window is open, so that a bot which takes a break says so at once. */
export function createWatch(context: PanelContext): () => void {
  const { bot, conversation, shell, signal, withExtras } = context;
  let isWatching = shell.get("preview") as unknown as boolean;
  const later = (): void => {
    isWatching = false;
    withExtras((extras) => extras.watchAgain(context, watch));
  };
  const watch = (): void => {
    if (isWatching || !shell.state.open) return;
    isWatching = true;
    conversation.client
      .line(`bots/${bot.id}/availability`, {
        after: bot.availability,
        signal,
        receive: conversation.hooks.presence as Receive,
      })
      .then(later, later);
  };
  return watch;
}
