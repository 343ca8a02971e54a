import type { KeyboardEvent } from "react";

/** Sends the form when Ctrl or ⌘ is held while Enter is pressed, wherever in it the focus is. */
export function submitOnModEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== "Enter" || event.ctrlKey === event.metaKey) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
