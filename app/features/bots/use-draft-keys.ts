import { useEffect } from "react";
import { draftCommandOf, hasOwnUndo, type DraftCommand } from "./draft-commands.ts";
import type { DraftKeeper } from "./draft-keeper.ts";

/** Keys, and the browser's own menus, take back and repeat changes of the draft and save it. */
export function useDraftKeys(keeper: DraftKeeper): void {
  useEffect(() => {
    const run = (command: DraftCommand, event: Event) => {
      event.preventDefault();
      if (command === "save") void keeper.saveNow();
      else keeper[command]();
    };
    const isElsewhere = (event: Event) =>
      document.querySelector("dialog[open]") !== null || hasOwnUndo(event.target);
    const onKeyDown = (event: KeyboardEvent) => {
      const command = draftCommandOf(event);
      if (command === "save" || (command && !isElsewhere(event))) run(command, event);
    };
    const onBeforeInput = (event: InputEvent) => {
      if (!event.inputType.startsWith("history") || isElsewhere(event)) return;
      run(event.inputType === "historyUndo" ? "undo" : "redo", event);
    };
    document.addEventListener("keydown", onKeyDown);
    document.addEventListener("beforeinput", onBeforeInput);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      document.removeEventListener("beforeinput", onBeforeInput);
    };
  }, [keeper]);
}
