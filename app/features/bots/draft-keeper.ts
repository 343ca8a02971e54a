import type { BotSettings } from "#app/domain/bot/bot-settings.ts";
import { mergeSettings } from "#app/domain/bot/merge-settings.ts";
import { isSameValue, nested, valueAt, withValues } from "#app/domain/bot/setting-values.ts";
import { withArrival } from "./draft-arrivals.ts";
import {
  settingsOf,
  snapshotOf,
  type DraftPort,
  type DraftSnapshot,
  type DraftState,
} from "./draft-snapshot.ts";
import type { DraftStorage } from "./draft-storage.ts";
import { isInside, openErrors } from "./setting-errors.ts";
import { TypedSpaces } from "./typed-spaces.ts";
import { UndoHistory } from "./undo-history.ts";

const WAIT_MS = 800;
const RETRY_MS = [3_000, 6_000, 12_000, 30_000];

/**
 * Keeps what is typed: sends it 800 ms after the last change, holds it in the browser's storage until the server has it, and
 * never sends over somebody else's save without being told to: what only one side changed is merged, the rest is asked. A
 * value that the server refuses waits beside its sentence while the others are saved.
 */
export class DraftKeeper {
  #snapshot: DraftSnapshot;
  readonly #changes = new Map<string, unknown>();
  readonly #held = new Set<string>();
  readonly #history = new UndoHistory();
  readonly #spaces = new TypedSpaces();
  /** The state that the changes were made on, and its number. */
  #base: BotSettings;
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
    this.#base = settingsOf(state.bot);
    this.#revision = state.bot.revision;
    this.#snapshot = snapshotOf(state);
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
    this.#base = withValues(
      this.#base,
      [...kept].map(([path, { base }]) => [path, base] as const),
    );
    this.#show({});
    void this.flush();
  }

  /** A person changed a setting; `path` such as `name` or `look.color`. */
  change(path: string, value: unknown): void {
    const before = valueAt(this.#snapshot.settings, path);
    if (!isSameValue(before, value)) this.#history.record({ path, before, after: value }, Date.now());
    this.#put(path, value, null);
  }

  undo(): void {
    const step = this.#history.undo();
    if (step) this.#put(step.path, step.before, { way: "undone", path: step.path });
  }

  redo(): void {
    const step = this.#history.redo();
    if (step) this.#put(step.path, step.after, { way: "redone", path: step.path });
  }

  /** Sends now what waits. Resolves when the server has answered; true when it has everything. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    while (this.#sending) await this.#sending;
    if (this.#snapshot.conflict?.merge.clashes.length === 0) this.#settle(new Set());
    if (this.#due().length > 0 && !this.#snapshot.conflict) {
      this.#sending = this.#send().finally(() => (this.#sending = null));
      await this.#sending;
    }
    return this.#changes.size === 0;
  }

  /** As `flush`, asked for by the person: says that everything is saved also when nothing was left to send. */
  async saveNow(): Promise<void> {
    if (await this.flush()) this.#show({ saving: "saved", savedAt: new Date() });
  }

  /** The person chose: these settings as they have them, the other contested ones as they were typed here. */
  async resolve(theirs: ReadonlySet<string>): Promise<void> {
    this.#settle(theirs);
    await this.flush();
  }

  /** The person wants to look at each setting. */
  startChoosing(): void {
    const { conflict } = this.#snapshot;
    this.#show({ conflict: conflict && { ...conflict, isChoosing: true } });
  }

  /** All that both changed is as the other person has it. */
  async takeTheirs(): Promise<void> {
    const paths = this.#snapshot.conflict?.merge.clashes.map(({ path }) => path);
    this.#history.clear();
    await this.resolve(new Set(paths));
  }

  /** All that both changed is as it was typed here. */
  async keepMine(): Promise<void> {
    await this.resolve(new Set());
  }

  /** The person has read what came in. */
  dismissArrivals(): void {
    this.#show({ arrivals: [] });
  }

  /** The page was loaded anew: what nobody is editing here follows the server. */
  sync(state: DraftState): void {
    const isKnown = state.bot.revision <= this.#revision;
    if (!isKnown && (this.#changes.size > 0 || this.#sending)) return;
    if (state.bot.revision < this.#snapshot.state.bot.revision) return;
    this.#history.forget(mergeSettings(this.#base, settingsOf(state.bot), this.#changes).theirs);
    this.#adopt(state, {});
  }

  /** Something beside the settings changed, such as the knowledge: the preview shows it. */
  showAgain(): void {
    this.#show({ saves: this.#snapshot.saves + 1 });
  }

  #put(path: string, value: unknown, stepped: DraftSnapshot["stepped"]): void {
    this.#changes.set(path, value);
    this.#held.delete(path);
    this.#keep(path);
    const { errors } = this.#snapshot;
    this.#show({ errors: openErrors(errors, [...this.#changes.keys()], path), stepped });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), WAIT_MS);
  }

  #keep(path: string): void {
    const [value, base] = [this.#changes.get(path), valueAt(this.#base, path)];
    this.#storage.write(path, { value, revision: this.#revision, base });
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
        await this.#meet(sent);
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
    if (refused.length > 0) this.#sendSoon();
  }

  /** Somebody saved before this save. What the draft says as it was sent here may be this very save, whose answer was lost. */
  async #meet(sent: [string, unknown][]): Promise<void> {
    const theirs = await this.#port.load();
    if (!theirs) return this.#fail(false);
    const arrived = sent.filter(([path, value]) => isSameValue(valueAt(theirs.bot, path), value));
    this.#failures = 0;
    this.#forgetUnchanged(arrived);
    this.#join(theirs, withValues(this.#base, arrived), arrived.length === sent.length);
  }

  /** The answer to a save may already hold a later one of somebody else. */
  #accept(state: DraftState, sent: [string, unknown][]): void {
    const isOnlyOurs = state.bot.revision === this.#revision + 1;
    this.#failures = 0;
    for (const [path, value] of sent) this.#spaces.keep(path, value, valueAt(state.bot, path));
    this.#forgetUnchanged(sent);
    this.#join(state, isOnlyOurs ? settingsOf(state.bot) : withValues(this.#base, sent), true);
  }

  /** Lays the server's newer state below what was typed here since `base`. */
  #join(theirs: DraftState, base: BotSettings, isSaved: boolean): void {
    const merge = mergeSettings(base, settingsOf(theirs.bot), this.#changes);
    this.#forget(merge.settled);
    if (merge.clashes.length > 0)
      return this.#show({ saving: "idle", conflict: { theirs, base, merge, isChoosing: false } });
    this.#history.forget(merge.theirs);
    const { saves, arrivals } = this.#snapshot;
    this.#adopt(theirs, {
      ...(isSaved || this.#due().length === 0
        ? { saving: "saved", savedAt: new Date() }
        : { saving: "idle" }),
      saves: saves + 1,
      arrivals: withArrival(arrivals, { ...theirs.edited, paths: merge.theirs }),
    });
    if (!isSaved) this.#sendSoon();
  }

  #settle(theirs: ReadonlySet<string>): void {
    const { conflict } = this.#snapshot;
    if (!conflict) return;
    this.#forget([...theirs, ...conflict.merge.settled]);
    this.#history.forget([...theirs, ...conflict.merge.theirs]);
    const { saves, arrivals } = this.#snapshot;
    const arrival = { ...conflict.theirs.edited, paths: conflict.merge.theirs };
    this.#adopt(conflict.theirs, {
      saving: "idle",
      saves: saves + 1,
      arrivals: withArrival(arrivals, arrival),
    });
  }

  #sendSoon(): void {
    if (this.#due().length > 0) this.#timer = setTimeout(() => void this.flush(), 0);
  }

  #fail(isSignedOut: boolean): void {
    const wait = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)];
    this.#failures += 1;
    this.#show({ saving: isSignedOut ? "signedOut" : "failed" });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  #forgetUnchanged(sent: [string, unknown][]): void {
    this.#forget(sent.filter(([path, value]) => this.#changes.get(path) === value).map(([path]) => path));
  }

  #forget(paths: string[]): void {
    for (const path of paths) {
      this.#storage.remove(path, this.#changes.get(path));
      this.#changes.delete(path);
      this.#held.delete(path);
    }
  }

  #adopt(state: DraftState, more: Partial<DraftSnapshot>): void {
    this.#base = settingsOf(state.bot);
    this.#revision = state.bot.revision;
    for (const path of this.#changes.keys()) this.#keep(path);
    this.#show({ state, conflict: null, ...more });
  }

  #show(more: Partial<DraftSnapshot>): void {
    const next = { ...this.#snapshot, ...more };
    const { conflict } = next;
    this.#snapshot = {
      ...next,
      errors: openErrors(next.errors, [...this.#changes.keys()]),
      settings: withValues(next.state.bot, [...this.#spaces.over(next.state.bot), ...this.#changes]),
      conflict: conflict && {
        ...conflict,
        merge: mergeSettings(conflict.base, settingsOf(conflict.theirs.bot), this.#changes),
      },
      canUndo: this.#history.canUndo,
      canRedo: this.#history.canRedo,
      isDirty: this.#changes.size > 0,
    };
    for (const listener of this.#listeners) listener();
  }
}
