interface Sized {
  /** Bytes held. */
  readonly byteSize: number;
}

interface Entry<T> {
  readonly revisionIds: ReadonlySet<string>;
  readonly loading: Promise<T>;
  /** 0 until it is loaded. */
  bytes: number;
}

/** What was loaded for passages and is used again; what was used longest ago goes when there is too much. */
export class IndexMemory<T extends Sized> {
  /** Bytes of all that is loaded. */
  bytes = 0;
  private readonly entries = new Map<string, Entry<T>>();
  private readonly mostBytes: number;

  constructor(mostBytes: number) {
    this.mostBytes = mostBytes;
  }

  /** What is known by the key, or being loaded; else it is loaded. What cannot be loaded is not remembered. */
  get(key: string, revisionIds: readonly string[], load: () => Promise<T>): Promise<T> {
    const known = this.entries.get(key);
    if (known) {
      this.entries.delete(key);
      this.entries.set(key, known);
      return known.loading;
    }
    const entry: Entry<T> = { revisionIds: new Set(revisionIds), loading: load(), bytes: 0 };
    this.entries.set(key, entry);
    entry.loading.then(
      ({ byteSize }) => {
        if (this.entries.get(key) !== entry) return;
        entry.bytes = byteSize;
        this.bytes += byteSize;
      },
      () => {
        if (this.entries.get(key) === entry) this.entries.delete(key);
      },
    );
    return entry.loading;
  }

  /** Who asks next for the key loads it anew. */
  drop(key: string): void {
    this.bytes -= this.entries.get(key)?.bytes ?? 0;
    this.entries.delete(key);
  }

  /** Everything that a revision stands in, below keys that begin so. */
  forget(prefix: string, revisionId: string): void {
    for (const [key, { revisionIds }] of this.entries)
      if (revisionIds.has(revisionId) && key.startsWith(prefix)) this.drop(key);
  }

  /** Holds no more than its limit, but for what is in use. */
  evict(inUse: ReadonlySet<string>): void {
    for (const key of this.entries.keys()) {
      if (this.bytes <= this.mostBytes) return;
      if (!inUse.has(key)) this.drop(key);
    }
  }
}
