import { stop } from "#app/widget/line/recovery.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";
import { showTrouble } from "./show-trouble.ts";

const BETWEEN_MS = 3_000;

/** Windows in which the key was pressed once, with the sentence that stood there before. */
const pressed = new WeakMap<PanelContext, string>();

/** Pressed twice, the key ends the answer that is under way; pressed once, it says so. */
export function pressEscape(context: PanelContext): void {
  const { conversation, parts, say } = context;
  const before = pressed.get(context);
  const calmDown = (sentence: string): void => {
    pressed.delete(context);
    if (parts.notice.textContent === say("stopAgain")) showTrouble(context, sentence);
  };
  if (before !== undefined) {
    calmDown(before);
    parts.input.focus();
    void stop(conversation);
    return;
  }
  const sentence = parts.notice.textContent ?? "";
  pressed.set(context, sentence);
  showTrouble(context, say("stopAgain"));
  setTimeout(() => pressed.has(context) && calmDown(sentence), BETWEEN_MS);
}
