import type { BotSettings } from "#app/domain/bot/bot-settings.ts";
import type { Merge } from "#app/domain/bot/merge-settings.ts";
import type { BotView } from "./bot-view.ts";
import type { Arrival } from "./draft-arrivals.ts";
import type { SettingErrors } from "./setting-errors.ts";

/** The draft as the server knows it. */
export interface DraftState {
  bot: BotView;
  hasUnpublishedChanges: boolean;
  /** Who saved it last, and when; `by` is empty when nobody knows. */
  edited: { by: string; at: string };
}

export type SaveOutcome =
  | { kind: "saved"; state: DraftState }
  /** `fields` by path of the setting. */
  | { kind: "refused"; fields: Record<string, string> }
  /** Somebody saved since that revision. */
  | { kind: "conflict" }
  | { kind: "failed"; isSignedOut?: boolean };

/** How the keeper reaches the server. Neither ever rejects. */
export interface DraftPort {
  save(revision: number, changes: Record<string, unknown>): Promise<SaveOutcome>;
  /** Null when the line is cut. */
  load(): Promise<DraftState | null>;
}

/** Two states that grew from one and contradict each other. */
export interface DraftConflict {
  theirs: DraftState;
  base: BotSettings;
  merge: Merge;
  /** The person looks at each setting. */
  isChoosing: boolean;
}

export interface DraftSnapshot {
  state: DraftState;
  /** What the server knows with what was typed since. */
  settings: BotSettings;
  /** Sentences beside fields, by path. */
  errors: SettingErrors;
  saving: "idle" | "saving" | "saved" | "failed" | "signedOut";
  savedAt: Date | null;
  /** Somebody changed the same settings meanwhile; nothing is sent until a person has chosen. */
  conflict: DraftConflict | null;
  /** What came in from others without a question, and was not yet put aside by the person. */
  arrivals: readonly Arrival[];
  canUndo: boolean;
  canRedo: boolean;
  /** What the last undo or redo touched. */
  stepped: { way: "undone" | "redone"; path: string } | null;
  /** Something typed is not on the server yet. */
  isDirty: boolean;
  /** Grows with every save, for the preview. */
  saves: number;
}

/** The settings alone, without what the server adds to them. */
export function settingsOf(bot: BotView): BotSettings {
  const {
    id: _1,
    status: _2,
    liveVersion: _3,
    revision: _4,
    createdAt: _5,
    updatedAt: _6,
    ...settings
  } = bot;
  return settings;
}

/** A draft that nobody has touched yet. */
export function snapshotOf(state: DraftState): DraftSnapshot {
  return {
    state,
    settings: state.bot,
    errors: {},
    saving: "idle",
    savedAt: null,
    conflict: null,
    arrivals: [],
    canUndo: false,
    canRedo: false,
    stepped: null,
    isDirty: false,
    saves: 0,
  };
}
