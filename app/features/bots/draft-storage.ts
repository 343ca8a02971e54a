/** A change that the server does not have yet, and the state of the draft that it was made on. */
export interface KeptChange {
  value: unknown;
  revision: number;
  /** What the setting was in that state. */
  base: unknown;
}

/** Where unsent changes wait for the line to come back, or for the page to be opened again. */
export interface DraftStorage {
  read(): Map<string, KeptChange>;
  write(path: string, change: KeptChange): void;
  /** Only if it still holds that value: another tab may have typed since. */
  remove(path: string, value: unknown): void;
}

/** The unsent changes of one bot in the browser's storage; where that is refused, nothing is kept and nothing breaks. */
export function createDraftStorage(botId: string): DraftStorage {
  const key = `draft:${botId}`;
  const read = (): Map<string, KeptChange> => {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
      return new Map(
        Object.entries(kept as object).filter((entry): entry is [string, KeptChange] => isChange(entry[1])),
      );
    } catch {
      return new Map();
    }
  };
  const store = (changes: Map<string, KeptChange>) => {
    try {
      if (changes.size === 0) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(Object.fromEntries(changes)));
    } catch {
      // Full or forbidden: the change still lives in the page.
    }
  };
  return {
    read,
    write: (path, change) => store(read().set(path, change)),
    remove(path, value) {
      const changes = read();
      if (JSON.stringify(changes.get(path)?.value) !== JSON.stringify(value)) return;
      changes.delete(path);
      store(changes);
    },
  };
}

function isChange(value: unknown): value is KeptChange {
  return (
    typeof value === "object" &&
    value !== null &&
    "value" in value &&
    typeof (value as KeptChange).revision === "number"
  );
}
