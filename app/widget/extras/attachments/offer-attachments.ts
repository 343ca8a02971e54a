import { el, iconButton } from "#app/widget/panel/element.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";
import { valuesOf } from "./file-rules.ts";
import { takeDropped } from "./take-dropped.ts";
import { Tray } from "./tray.ts";

const PAPERCLIP =
  "M15.5 9.5l-5.8 5.8a3.5 3.5 0 0 1-5-5l6.5-6.4a2.3 2.3 0 0 1 3.3 3.2l-6.2 6.2a1.1 1.1 0 0 1-1.6-1.6l5.3-5.3";

/** Lets visitors choose, paste and drop files where the bot takes some; which ones is said before. */
export function offerAttachments(context: PanelContext): void {
  const { bot, parts, say } = context;
  const { composer, input } = parts;
  const rules = bot.dress?.files;
  if (!rules) return;
  const sentence = say("fileRules", valuesOf(context, rules));
  const picker = el("input", { type: "file", multiple: true, hidden: true, accept: rules.endings.join() });
  const button = iconButton(say("fileAdd"), PAPERCLIP, () => picker.click());
  const tray = (context.chosen = new Tray(context, rules, button));
  const mayAdd = (): boolean => !input.disabled && !composer.hidden;
  button.classList.add("attach");
  button.title = `${say("fileAdd")}: ${sentence}`;
  picker.onchange = () => {
    tray.add(picker.files ?? []);
    // The same file can be chosen again.
    picker.value = "";
  };
  composer.prepend(button, picker);
  takeDropped(context, sentence, mayAdd, (files) => tray.add(files));
}
