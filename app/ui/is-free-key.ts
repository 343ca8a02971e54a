import { isTyping } from "./is-typing.ts";
import { areSingleKeysOn } from "./single-key-setting.ts";

/** Whether a key pressed there may be a shortcut of a single key: nobody types, no dialog is open, and they are switched on. */
export function isFreeKey(event: KeyboardEvent): boolean {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat;
  return (
    isPlain && !isTyping(event.target) && document.querySelector("dialog[open]") === null && areSingleKeysOn()
  );
}
