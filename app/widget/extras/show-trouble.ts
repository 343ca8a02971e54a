import type { PanelContext } from "#app/widget/panel/panel-context.ts";

/** Says above the messages, and aloud, what the visitor should know; nothing takes it away. */
export function showTrouble({ parts }: PanelContext, sentence = ""): void {
  parts.notice.textContent = sentence;
}

/** Says politely that the bot does not answer now. */
export function showClosed(context: PanelContext): void {
  const { bot, parts, say } = context;
  showTrouble(context, say(bot.availability));
  parts.input.disabled = parts.send.disabled = parts.person.disabled = true;
  parts.starters.remove();
}
