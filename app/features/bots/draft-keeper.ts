import type { BotSettings } from "#app/domain/bot/bot-settings.ts";
import type { BotView } from "./bot-view.ts";
import type { DraftStorage } from "./draft-storage.ts";

/** The draft as the server knows it. */
export interface DraftState {
  bot: BotView;
  hasUnpublishedChanges: boolean;
}

export type SaveOutcome =
  | { kind: "saved"; state: DraftState }
  /** `fields` by path of the setting. */
  | { kind: "refused"; fields: Record<string, string> }
  | { kind: "conflict"; by: string; at: string; revision: number }
  | { kind: "failed"; isSignedOut?: boolean };

/** How the keeper reaches the server. Neither ever rejects. */
export interface DraftPort {
  save(revision: number, changes: Record<string, unknown>): Promise<SaveOutcome>;
  /** Null when the line is cut. */
  load(): Promise<DraftState | null>;
}

export interface DraftSnapshot {
  state: DraftState;
  /** What the server knows with what was typed since. */
  settings: BotSettings;
  /** Sentences beside fields, by path. */
  errors: Record<string, string>;
  saving: "idle" | "saving" | "saved" | "failed" | "signedOut";
  savedAt: Date | null;
  /** Somebody saved the draft meanwhile; nothing is sent until a person has chosen. */
  conflict: { by: string; at: string; revision: number } | null;
  /** Something typed is not on the server yet. */
  isDirty: boolean;
  /** Grows with every save, for the preview. */
  saves: number;
}

const WAIT_MS = 800;
const RETRY_MS = [3_000, 6_000, 12_000, 30_000];

/**
 * Keeps what is typed: sends it 800 ms after the last change, holds it in the browser's storage until the server has it, and
 * never sends over somebody else's save without being told to. A value that the server refuses waits beside its sentence
 * while the others are saved.
 */
export class DraftKeeper {
  #snapshot: DraftSnapshot;
  #changes = new Map<string, unknown>();
  readonly #held = new Set<string>();
  #revision: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | null = null;
  #failures = 0;
  readonly #listeners = new Set<() => void>();
  readonly #port: DraftPort;
  readonly #storage: DraftStorage;

  constructor(state: DraftState, port: DraftPort, storage: DraftStorage) {
    this.#port = port;
    this.#storage = storage;
    this.#revision = state.bot.revision;
    this.#snapshot = {
      state,
      settings: state.bot,
      errors: {},
      saving: "idle",
      savedAt: null,
      conflict: null,
      isDirty: false,
      saves: 0,
    };
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
  readonly snapshot = () => this.#snapshot;

  /** What an earlier visit could not send is there again and is sent. */
  restore(): void {
    const kept = this.#storage.read();
    if (kept.size === 0) return;
    for (const [path, { value, revision }] of kept) {
      this.#changes.set(path, value);
      this.#revision = Math.min(this.#revision, revision);
    }
    this.#show({});
    void this.flush();
  }

  /** A person changed a setting; `path` such as `name` or `look.color`. */
  change(path: string, value: unknown): void {
    this.#changes.set(path, value);
    this.#held.delete(path);
    this.#storage.write(path, { value, revision: this.#revision });
    const errors = Object.entries(this.#snapshot.errors).filter(([field]) => !isInside(field, path));
    this.#show({ errors: Object.fromEntries(errors) });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), WAIT_MS);
  }

  /** Sends now what waits. Resolves when the server has answered; true when it has everything. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    while (this.#sending) await this.#sending;
    if (this.#due().length > 0 && !this.#snapshot.conflict) {
      this.#sending = this.#send().finally(() => (this.#sending = null));
      await this.#sending;
    }
    return this.#changes.size === 0;
  }

  /** The other person's draft is shown; what was typed here is let go. */
  async takeTheirs(): Promise<void> {
    const state = await this.#port.load();
    if (!state) return this.#show({ saving: "failed" });
    this.#forget([...this.#changes.keys()]);
    this.#adopt(state, { saving: "idle", errors: {} });
  }

  /** What was typed here goes on top of the other person's draft. */
  async keepMine(): Promise<void> {
    this.#revision = this.#snapshot.conflict?.revision ?? this.#revision;
    this.#show({ conflict: null });
    await this.flush();
  }

  /** The page was loaded anew: what nobody is editing here follows the server. */
  sync(state: DraftState): void {
    const isKnown = state.bot.revision <= this.#revision;
    if (isKnown || (this.#changes.size === 0 && !this.#sending)) {
      if (state.bot.revision >= this.#snapshot.state.bot.revision) this.#adopt(state, {});
    }
  }

  /** Something beside the settings changed, such as the knowledge: the preview shows it. */
  showAgain(): void {
    this.#show({ saves: this.#snapshot.saves + 1 });
  }

  #due(): [string, unknown][] {
    return [...this.#changes].filter(([path]) => !this.#held.has(path));
  }

  async #send(): Promise<void> {
    const sent = this.#due();
    this.#show({ saving: "saving" });
    const outcome = await this.#port.save(this.#revision, nested(sent));
    switch (outcome.kind) {
      case "saved":
        this.#accept(outcome.state, sent);
        break;
      case "refused":
        this.#hold(sent, outcome.fields);
        break;
      case "conflict":
        await this.#meet(outcome, sent);
        break;
      case "failed":
        this.#fail(outcome.isSignedOut ?? false);
    }
  }

  /** Refused values wait for their person; the others are sent again without them. */
  #hold(sent: [string, unknown][], fields: Record<string, string>): void {
    const refused = sent.filter(([path]) => Object.keys(fields).some((field) => isInside(field, path)));
    for (const [path] of refused) this.#held.add(path);
    this.#show({
      errors: { ...this.#snapshot.errors, ...fields },
      saving: refused.length > 0 ? "idle" : "failed",
    });
    if (refused.length > 0 && this.#due().length > 0) this.#timer = setTimeout(() => void this.flush(), 0);
  }

  /** The answer to this very save may have been lost and asked for again: then "their" draft is ours, and there is no conflict. */
  async #meet(
    conflict: { by: string; at: string; revision: number },
    sent: [string, unknown][],
  ): Promise<void> {
    const state = await this.#port.load();
    if (!state) return this.#fail(false);
    if (!sent.every(([path, value]) => isSame(valueAt(state.bot, path), value)))
      return this.#show({ saving: "idle", conflict });
    this.#accept(state, sent);
  }

  #accept(state: DraftState, sent: [string, unknown][]): void {
    this.#failures = 0;
    this.#forget(sent.filter(([path, value]) => this.#changes.get(path) === value).map(([path]) => path));
    this.#adopt(state, { saving: "saved", savedAt: new Date(), saves: this.#snapshot.saves + 1 });
  }

  #fail(isSignedOut: boolean): void {
    const wait = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)];
    this.#failures += 1;
    this.#show({ saving: isSignedOut ? "signedOut" : "failed" });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  #forget(paths: string[]): void {
    for (const path of paths) {
      this.#storage.remove(path, this.#changes.get(path));
      this.#changes.delete(path);
      this.#held.delete(path);
    }
  }

  #adopt(state: DraftState, more: Partial<DraftSnapshot>): void {
    this.#revision = state.bot.revision;
    this.#show({ state, conflict: null, ...more });
  }

  #show(more: Partial<DraftSnapshot>): void {
    const next = { ...this.#snapshot, ...more };
    let settings: BotSettings = next.state.bot;
    for (const [path, value] of this.#changes) settings = withValue(settings, path, value);
    this.#snapshot = { ...next, settings, isDirty: this.#changes.size > 0 };
    for (const listener of this.#listeners) listener();
  }
}

/** Whether an error's field belongs to the setting: `starters.0` to `starters`. */
function isInside(field: string, path: string): boolean {
  return field === path || field.startsWith(`${path}.`);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function valueAt(settings: BotSettings, path: string): unknown {
  let value: unknown = settings;
  for (const name of path.split(".")) value = (value as Record<string, unknown> | undefined)?.[name];
  return value;
}

function withValue(settings: BotSettings, path: string, value: unknown): BotSettings {
  const [name = "", inner] = path.split(".");
  if (inner === undefined) return { ...settings, [name]: value };
  const group = (settings as unknown as Record<string, object>)[name];
  return { ...settings, [name]: { ...group, [inner]: value } };
}

function nested(changes: [string, unknown][]): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [path, value] of changes) {
    const [name = "", inner] = path.split(".");
    result[name] = inner === undefined ? value : { ...(result[name] as object | undefined), [inner]: value };
  }
  return result;
}
