/** What waits, by owner: whoever has a thousand waiting does not keep one with a single from its turn. */
export interface Turns<T> {
  add(owner: string, item: T): void;
  /** The oldest of the owner whose turn it is. */
  take(): T | undefined;
}

export function createTurns<T>(): Turns<T> {
  const byOwner = new Map<string, T[]>();
  return {
    add(owner, item) {
      const waiting = byOwner.get(owner);
      if (waiting) waiting.push(item);
      else byOwner.set(owner, [item]);
    },
    take() {
      const next = byOwner.entries().next();
      if (next.done) return undefined;
      const [owner, waiting] = next.value;
      const item = waiting.shift();
      // To the end of the line, behind all other owners.
      byOwner.delete(owner);
      if (waiting.length > 0) byOwner.set(owner, waiting);
      return item;
    },
  };
}
