import { applyChanges, newBotSettings, type BotChanges } from "#app/domain/bot/bot-settings.ts";
import type { DraftPort, DraftState, SaveOutcome } from "#app/features/bots/draft-snapshot.ts";
import type { DraftStorage, KeptChange } from "#app/features/bots/draft-storage.ts";

export const ANA_SAVED_AT = "2026-11-21T10:42:00.000Z";

/** A draft as the server tells it. */
export function draftStateOf(revision: number, changes: BotChanges = {}): DraftState {
  const settings = applyChanges(newBotSettings("Bakery"), changes);
  const bot = {
    ...settings,
    id: "b",
    status: "draft" as const,
    liveVersion: null,
    revision,
    createdAt: ANA_SAVED_AT,
    updatedAt: ANA_SAVED_AT,
  };
  return { bot, hasUnpublishedChanges: true, edited: { by: "Ana", at: ANA_SAVED_AT } };
}

/** A server that holds one draft and refuses an empty name; `next` answers once in its stead. */
export interface DraftServer {
  sent: { revision: number; changes: Record<string, unknown> }[];
  next: (() => SaveOutcome) | null;
  readonly state: DraftState;
  elsewhere(changes: BotChanges): void;
  port: DraftPort;
}

export function makeDraftServer(): DraftServer {
  let state = draftStateOf(1);
  const self: DraftServer = {
    sent: [],
    next: null,
    get state() {
      return state;
    },
    elsewhere(changes: BotChanges) {
      state = {
        ...state,
        bot: { ...state.bot, ...applyChanges(state.bot, changes), revision: state.bot.revision + 1 },
      };
    },
    port: {
      async save(revision, changes) {
        self.sent.push({ revision, changes });
        const answer: SaveOutcome | undefined = self.next?.();
        self.next = null;
        if (answer) return answer;
        if (changes.name === "") return { kind: "refused", fields: { name: "This is needed." } };
        if (revision !== state.bot.revision) return { kind: "conflict" };
        self.elsewhere(changes);
        return { kind: "saved", state };
      },
      load: async () => state,
    },
  };
  return self;
}

/** A browser's storage of unsent changes. */
export function makeDraftStorage(): DraftStorage & { kept: Map<string, KeptChange> } {
  const kept = new Map<string, KeptChange>();
  return {
    kept,
    read: () => new Map(kept),
    write: (path, change) => void kept.set(path, change),
    remove: (path) => void kept.delete(path),
  };
}
