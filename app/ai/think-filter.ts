import type { TextFilter } from "./well-formed.ts";

const OPEN = "<think>";
const CLOSE = "</think>";

/**
 * Hides what a model thinks aloud: a `<think>…</think>` at the very start of an answer, and the white space around
 * it, is never handed on, however it is cut into deltas. One that is never closed hides the whole answer.
 */
export function createThinkFilter(): TextFilter {
  let state: "start" | "thinking" | "answer" = "start";
  let held = "";

  const think = (): string => {
    const close = held.toLowerCase().indexOf(CLOSE);
    if (close === -1) {
      // Only as much is kept as could be the beginning of the closing mark.
      held = held.slice(-(CLOSE.length - 1));
      return "";
    }
    held = held.slice(close + CLOSE.length);
    state = "start";
    return start();
  };

  const start = (): string => {
    held = held.trimStart();
    const beginning = held.slice(0, OPEN.length).toLowerCase();
    if (beginning === OPEN) {
      held = held.slice(OPEN.length);
      state = "thinking";
      return think();
    }
    if (OPEN.startsWith(beginning)) return "";
    state = "answer";
    const text = held;
    held = "";
    return text;
  };

  return {
    push(delta) {
      if (state === "answer") return delta;
      held += delta;
      return state === "start" ? start() : think();
    },
    end() {
      const rest = state === "start" ? held : "";
      held = "";
      return rest;
    },
  };
}
