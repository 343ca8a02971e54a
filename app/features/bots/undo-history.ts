/** One change of a setting that can be taken back. */
export interface UndoStep {
  path: string;
  before: unknown;
  after: unknown;
}

/** Changes of one setting that follow each other faster than this are one step. */
const PAUSE_MS = 1_000;
const MOST_STEPS = 100;

/** What was changed in the draft, step by step, in memory: back with `undo`, forth again with `redo`. */
export class UndoHistory {
  #done: UndoStep[] = [];
  #undone: UndoStep[] = [];
  /** When the newest step last grew; null when it may grow no more. */
  #grewAt: number | null = null;

  get canUndo(): boolean {
    return this.#done.length > 0;
  }
  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** A setting went from one value to another at that moment (milliseconds). */
  record({ path, before, after }: UndoStep, at: number): void {
    const last = this.#done.at(-1);
    const isSoon = this.#grewAt !== null && at - this.#grewAt < PAUSE_MS;
    const isGrowing = isSoon && last?.path === path && isTyping(before, after);
    this.#undone = [];
    this.#grewAt = at;
    if (last && isGrowing) this.#done[this.#done.length - 1] = { ...last, after };
    else this.#done = [...this.#done, { path, before, after }].slice(-MOST_STEPS);
  }

  /** The newest step, which now counts as undone; null when there is none. */
  undo(): UndoStep | null {
    const step = this.#done.pop() ?? null;
    if (step) this.#undone.push(step);
    this.#grewAt = null;
    return step;
  }

  /** The step undone last, which now counts as done again; null when there is none. */
  redo(): UndoStep | null {
    const step = this.#undone.pop() ?? null;
    if (step) this.#done.push(step);
    this.#grewAt = null;
    return step;
  }

  /** Somebody else changed these settings: going back over theirs would take away what they wrote. */
  forget(paths: readonly string[]): void {
    const isLeft = ({ path }: UndoStep) => !paths.includes(path);
    this.#done = this.#done.filter(isLeft);
    this.#undone = this.#undone.filter(isLeft);
  }

  clear(): void {
    [this.#done, this.#undone, this.#grewAt] = [[], [], null];
  }
}

/** Letters follow each other; a switch that is pressed or a row that comes or goes is a step of its own. */
function isTyping(before: unknown, after: unknown): boolean {
  if (Array.isArray(before) && Array.isArray(after)) return before.length === after.length;
  return [before, after].every(
    (value) => typeof value === "string" || typeof value === "number" || value === null,
  );
}
