export interface CircuitBreakerOptions {
  /** Failures in a row that open the circuit. */
  failures: number;
  /** Milliseconds until one probe is let through. */
  openMs: number;
  /** Milliseconds of any steady clock. */
  now: () => number;
  /** Opens too when this share of at least so many calls within the window failed. */
  rate?: { share: number; calls: number; windowMs: number };
}

/** Calls and failures of one slice of the window. */
interface Slice {
  startsAt: number;
  calls: number;
  failures: number;
}

interface Circuit {
  inARow: number;
  /** Undefined: closed. */
  openedAt: number | undefined;
  isProbing: boolean;
  slices: Slice[];
}

/** Spares a provider that keeps failing, and the visitor the wait for it. */
export interface CircuitBreaker {
  /** True when a call may be made now; its end must then be told by `succeed`, `fail` or `release`. */
  allow: (id: string) => boolean;
  succeed: (id: string) => void;
  fail: (id: string) => void;
  /** The call ended in a way that says nothing about the provider. */
  release: (id: string) => void;
  isOpen: (id: string) => boolean;
}

const SLICES = 6;
const MOST_CIRCUITS = 10_000;
const DEFAULT_RATE = { share: 0.5, calls: 10, windowMs: 30_000 };

/**
 * One circuit per id: closed until `failures` in a row or the rate of failures is reached, then open for `openMs`, then half-open:
 * a single probe decides. What is older than the window is forgotten.
 */
export function createCircuitBreaker(options: CircuitBreakerOptions): CircuitBreaker {
  const { now, openMs, rate = DEFAULT_RATE } = options;
  const circuits = new Map<string, Circuit>();

  function circuitOf(id: string): Circuit {
    let circuit = circuits.get(id);
    if (!circuit) {
      if (circuits.size >= MOST_CIRCUITS) circuits.delete(circuits.keys().next().value ?? "");
      circuit = { inARow: 0, openedAt: undefined, isProbing: false, slices: [] };
      circuits.set(id, circuit);
    }
    return circuit;
  }

  /** Counts a call; true when too many of the last ones failed. */
  function isTooMany({ slices }: Circuit, hasFailed: boolean): boolean {
    const time = now();
    while (slices[0] && slices[0].startsAt <= time - rate.windowMs) slices.shift();
    let last = slices.at(-1);
    if (!last || time - last.startsAt >= rate.windowMs / SLICES) {
      last = { startsAt: time, calls: 0, failures: 0 };
      slices.push(last);
    }
    last.calls += 1;
    if (hasFailed) last.failures += 1;
    const calls = slices.reduce((sum, slice) => sum + slice.calls, 0);
    const failures = slices.reduce((sum, slice) => sum + slice.failures, 0);
    return calls >= rate.calls && failures >= calls * rate.share;
  }

  function open(circuit: Circuit): void {
    circuit.openedAt = now();
    circuit.isProbing = false;
    circuit.slices = [];
  }

  return {
    allow(id) {
      const circuit = circuits.get(id);
      if (circuit?.openedAt === undefined) return true;
      if (circuit.isProbing || now() - circuit.openedAt < openMs) return false;
      circuit.isProbing = true;
      return true;
    },
    succeed(id) {
      const circuit = circuitOf(id);
      circuit.inARow = 0;
      if (circuit.openedAt === undefined) isTooMany(circuit, false);
      else circuits.delete(id);
    },
    fail(id) {
      const circuit = circuitOf(id);
      circuit.inARow += 1;
      const isTooOften = isTooMany(circuit, true);
      if (circuit.openedAt !== undefined || circuit.inARow >= options.failures || isTooOften) open(circuit);
    },
    release(id) {
      const circuit = circuits.get(id);
      if (circuit) circuit.isProbing = false;
    },
    isOpen(id) {
      const openedAt = circuits.get(id)?.openedAt;
      return openedAt !== undefined && now() - openedAt < openMs;
    },
  };
}
