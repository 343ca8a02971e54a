import type { BotSettings } from "./bot-settings.ts";
import { changedSettings } from "./changed-settings.ts";
import { isSameValue, valueAt, type SettingValues } from "./setting-values.ts";

/** A setting that both changed, each in another way. */
export interface Clash {
  path: string;
  theirs: unknown;
  mine: unknown;
}

export interface Merge {
  /** In the order of the settings. */
  clashes: Clash[];
  /** Paths that only they changed. */
  theirs: string[];
  /** Paths of my values that are no change any more: they say what they always said, or what the others say too. */
  settled: string[];
}

/** Lays two states that grew from one over each other, setting by setting: only what both changed differently is a question. */
export function mergeSettings(base: BotSettings, theirs: BotSettings, mine: SettingValues): Merge {
  const merge: Merge = { clashes: [], theirs: [], settled: [] };
  for (const { path, before, after } of changedSettings(base, theirs)) {
    const isMine = mine.has(path) && !isSameValue(mine.get(path), before);
    if (!isMine) merge.theirs.push(path);
    else if (!isSameValue(mine.get(path), after))
      merge.clashes.push({ path, theirs: after, mine: mine.get(path) });
  }
  for (const [path, value] of mine)
    if (isSameValue(value, valueAt(base, path)) || isSameValue(value, valueAt(theirs, path)))
      merge.settled.push(path);
  return merge;
}
