const endOfTurn = () => new Promise((resolve) => setImmediate(resolve));

interface Waiting<T, R> {
  item: T;
  resolve(result: R): void;
  reject(error: unknown): void;
}

/**
 * Many callers, one write: what arrives in one turn of the event loop, or while a write is under way, goes together into the
 * next one. Alone, a caller waits for nothing but the end of that turn. Two items of one key are never in the same batch, and keep their order.
 *
 * `run` answers with one result for each item, in their order; when it throws, each item is tried alone, so that one bad item
 * fails only its own caller.
 */
export function createBatcher<T, R>(options: {
  run(items: T[]): Promise<R[]>;
  keyOf(item: T): string;
  most: number;
}): (item: T) => Promise<R> {
  const queue: Waiting<T, R>[] = [];
  let isRunning = false;

  function takeBatch(): Waiting<T, R>[] {
    const batch: Waiting<T, R>[] = [];
    const keys = new Set<string>();
    for (let index = 0; index < queue.length && batch.length < options.most;) {
      const entry = queue[index];
      if (entry && !keys.has(options.keyOf(entry.item))) {
        keys.add(options.keyOf(entry.item));
        batch.push(entry);
        queue.splice(index, 1);
      } else index += 1;
    }
    return batch;
  }

  async function settle(batch: Waiting<T, R>[]): Promise<void> {
    try {
      const results = await options.run(batch.map((entry) => entry.item));
      for (const [index, entry] of batch.entries()) entry.resolve(results[index] as R);
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const entry of batch) await settle([entry]);
    }
  }

  async function drain(): Promise<void> {
    isRunning = true;
    while (queue.length > 0) {
      // SQLite answers without leaving this turn: without waiting for its end, who calls from another connection comes too late.
      await endOfTurn();
      await settle(takeBatch());
    }
    isRunning = false;
  }

  return (item) =>
    new Promise<R>((resolve, reject) => {
      queue.push({ item, resolve, reject });
      if (!isRunning) void drain();
    });
}
