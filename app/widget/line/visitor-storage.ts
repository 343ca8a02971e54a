/** What a browser keeps of one bot under `chatbot:<botId>`. */
export interface StoredVisit {
  id?: string;
  token?: string;
  /** The visitor closed a window that had opened by itself. */
  dismissed?: boolean;
  consent?: boolean;
  /** The conversation that left its details, or that somebody chose not to. */
  lead?: string;
  /** The language that the visitor chose. */
  lang?: string;
  /** A person of the team is in the conversation: the next page listens without being asked. */
  live?: boolean;
  /** Changes with every message, so that other tabs notice. */
  seen?: string;
}

export interface VisitorStorage {
  key: string;
  read(): StoredVisit;
  /** Merges `change` into what is kept; a field that is `undefined` is forgotten. */
  write(change: StoredVisit): void;
}

/**
 * Keeps a visit in `localStorage`, or in memory where the browser refuses storage or `mayLast` says no
 * (a preview, a visitor who has not agreed yet).
 */
export function createVisitorStorage(botId: string, mayLast: () => boolean): VisitorStorage {
  const key = `chatbot:${botId}`;
  let memory: StoredVisit = {};
  const read = (): StoredVisit => {
    try {
      return { ...memory, ...(mayLast() && (JSON.parse(localStorage.getItem(key) ?? "") as object)) };
    } catch {
      return memory;
    }
  };
  return {
    key,
    read,
    write(change) {
      memory = { ...read(), ...change };
      try {
        if (mayLast()) {
          localStorage.setItem(key, JSON.stringify(memory));
          memory = {};
        }
      } catch {
        // Storage is blocked or full: memory serves.
      }
    },
  };
}
