import { useEffect, useState, type RefObject } from "react";
import { isFreeKey } from "#app/ui/is-free-key.ts";
import { pressedLetter } from "#app/ui/pressed-letter.ts";
import { letterOf } from "#app/ui/shortcuts.ts";

/**
 * The keys of a replay: one item on, one back, and the verdicts, which press the button of the current item and go on. Answers which
 * item is the current one: the one that has or had the focus; -1 before the first.
 */
export function useJudgingKeys(list: RefObject<HTMLElement>): number {
  const [current, setCurrent] = useState(-1);
  useEffect(() => {
    const element = list.current;
    const onFocus = ({ target }: FocusEvent) => {
      const place = Array.from(element?.children ?? []).findIndex((item) => item.contains(target as Node));
      if (place >= 0) setCurrent(place);
    };
    element?.addEventListener("focusin", onFocus);
    return () => element?.removeEventListener("focusin", onFocus);
  }, [list]);
  useEffect(() => {
    const goTo = (place: number) => {
      const item = list.current?.children[place];
      if (!(item instanceof HTMLElement)) return;
      item.focus({ preventScroll: true });
      item.scrollIntoView({ block: "nearest" });
    };
    const onKeyDown = (event: KeyboardEvent) => {
      // The second letter of a pair such as "g b" was meant for the pair.
      if (event.defaultPrevented || event.shiftKey || !isFreeKey(event)) return;
      const shortcut = letterOf("replay", pressedLetter(event));
      if (!shortcut) return;
      event.preventDefault();
      if (shortcut.key === "next") return goTo(current + 1);
      if (shortcut.key === "former") return goTo(current - 1);
      const item = list.current?.children[Math.max(0, current)];
      item?.querySelector<HTMLButtonElement>(`button[value="${shortcut.key}"]`)?.click();
      goTo(Math.max(0, current) + 1);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [list, current]);
  return current;
}
