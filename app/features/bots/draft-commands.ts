import { isTyping } from "#app/ui/is-typing.ts";
import { pressedLetter } from "#app/ui/pressed-letter.ts";

export type DraftCommand = "undo" | "redo" | "save";

type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

/** What a key press asks of the draft; null when it asks nothing. */
export function draftCommandOf(pressed: Pressed): DraftCommand | null {
  if (pressed.altKey || pressed.ctrlKey === pressed.metaKey) return null;
  const letter = pressedLetter(pressed);
  if (letter === "z") return pressed.shiftKey ? "redo" : "undo";
  if (pressed.shiftKey) return null;
  if (letter === "s") return "save";
  return letter === "y" && pressed.ctrlKey ? "redo" : null;
}

/** What is typed there is no setting of the draft: its steps are the browser's own. */
export function hasOwnUndo(target: EventTarget | null): boolean {
  if (!isTyping(target)) return false;
  const element = target as HTMLElement;
  return !element.closest("[data-draft]") || element.closest("[data-own-undo]") !== null;
}
