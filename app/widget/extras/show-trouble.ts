import type { PanelContext } from "#app/widget/panel/panel-context.ts";

/** Says above the messages, and aloud, what the visitor should know; nothing takes it away. */
export function showTrouble({ parts }: PanelContext, sentence = ""): void {
  parts.notice.textContent = sentence;
}
