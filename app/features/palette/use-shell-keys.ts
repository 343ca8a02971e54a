import { useEffect } from "react";
import { isFreeKey } from "#app/ui/is-free-key.ts";
import { pressedLetter } from "#app/ui/pressed-letter.ts";
import { sequenceOf, type Shortcut } from "#app/ui/shortcuts.ts";

/** The second key of a pair counts so long after the first. */
const PAIR_MS = 1_500;

interface Answers {
  onPalette: () => void;
  onHelp: () => void;
  onSequence: (shortcut: Shortcut) => void;
}

/** Listens to the keys that work on every page. Give functions that stay the same. */
export function useShellKeys({ onPalette, onHelp, onSequence }: Answers): void {
  useEffect(() => {
    let last = { letter: "", at: 0 };
    const onSingle = (event: KeyboardEvent) => {
      const letter = pressedLetter(event);
      const pair = Date.now() - last.at < PAIR_MS ? sequenceOf(last.letter, letter) : null;
      last = { letter, at: Date.now() };
      if (letter !== "?" && letter !== "؟" && !pair) return;
      event.preventDefault();
      if (pair) onSequence(pair);
      else onHelp();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const isMod = event.ctrlKey !== event.metaKey && !event.altKey && !event.shiftKey;
      if (isMod && pressedLetter(event) === "k") {
        event.preventDefault();
        return onPalette();
      }
      if (isFreeKey(event)) onSingle(event);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [onPalette, onHelp, onSequence]);
}
