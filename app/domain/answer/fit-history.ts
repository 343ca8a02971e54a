import { wholeCharacterBefore } from "#app/domain/chunking/whole-character.ts";
import { estimateTokens } from "./estimate-tokens.ts";

export interface SaidTurn {
  role: "user" | "assistant";
  text: string;
}

/** The most of the budget that a single turn takes. */
const LONGEST_TURN = 1 / 3;

function shortened(text: string, tokens: number): string {
  if (estimateTokens(text) <= tokens) return text;
  let length = text.length;
  while (length > 0 && estimateTokens(text.slice(0, length)) > tokens) length = Math.floor(length * 0.8);
  const end = wholeCharacterBefore(text, length, 0);
  const space = text.lastIndexOf(" ", end);
  return `${text.slice(0, space > end / 2 ? space : end)} …`;
}

/**
 * What was said before, cut to so many tokens: whole turns from the newest on, long ones shortened, and beginning with the visitor,
 * since an answer without its question misleads. Oldest first, as given.
 */
export function fitHistory<T extends SaidTurn>(turns: readonly T[], budget: number): T[] {
  const kept: T[] = [];
  let tokens = 0;
  for (const turn of [...turns].reverse()) {
    const text = shortened(turn.text, budget * LONGEST_TURN);
    tokens += estimateTokens(text);
    if (tokens > budget) break;
    kept.unshift({ ...turn, text });
  }
  const begin = kept.findIndex((turn) => turn.role === "user");
  return begin < 0 ? [] : kept.slice(begin);
}

/** The first passages that fit together into so many tokens; always the first one. */
export function fitPassages<T extends { text: string }>(passages: readonly T[], budget: number): T[] {
  let tokens = 0;
  const end = passages.findIndex((passage, index) => {
    tokens += estimateTokens(passage.text);
    return index > 0 && tokens > budget;
  });
  return end < 0 ? [...passages] : passages.slice(0, end);
}
