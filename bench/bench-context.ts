import type { Row } from "./answers/row.ts";
import type { LoadGenerator } from "./child-processes.ts";
import type { BenchOptions } from "./options.ts";
import { startProduct, type Product } from "./product.ts";

/** What every measurement works with. */
export interface BenchContext {
  options: BenchOptions;
  providerPort: number;
  relayUrl: string;
  load: LoadGenerator;
  /** Says what is being done; nothing of it is a result. */
  say(line: string): void;
}

export type Measure = (bench: BenchContext) => Promise<Row[]>;

/** Measures on a product of its own, with an empty database; it is stopped afterwards, whatever happened. */
export async function withProduct<T>(bench: BenchContext, run: (product: Product) => Promise<T>): Promise<T> {
  const product = await startProduct({ ...bench.options, providerPort: bench.providerPort });
  try {
    return await run(product);
  } finally {
    await product.stop();
  }
}

/** What could not be measured, and why, as a row. */
export function skipped(name: string, goal: string, reason: string): Row {
  return { name, ours: `skipped: ${reason}`, goal, reference: "–" };
}
