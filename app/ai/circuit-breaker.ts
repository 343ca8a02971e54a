export interface CircuitBreakerOptions {
  /** Failures in a row that open the circuit. */
  failures: number;
  /** Milliseconds until one probe is let through. */
  openMs: number;
  /** Milliseconds of any steady clock. */
  now: () => number;
}

interface Circuit {
  failures: number;
  openedAt: number;
  isProbing: boolean;
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

/**
 * One circuit per id: closed until `failures` in a row, then open for `openMs`, then half-open: a single probe decides.
 * A circuit in good health keeps no memory.
 */
export function createCircuitBreaker(options: CircuitBreakerOptions): CircuitBreaker {
  const circuits = new Map<string, Circuit>();
  const isTripped = (circuit: Circuit | undefined): circuit is Circuit =>
    circuit !== undefined && circuit.failures >= options.failures;

  return {
    allow(id) {
      const circuit = circuits.get(id);
      if (!isTripped(circuit)) return true;
      if (circuit.isProbing || options.now() - circuit.openedAt < options.openMs) return false;
      circuit.isProbing = true;
      return true;
    },
    succeed(id) {
      circuits.delete(id);
    },
    fail(id) {
      const circuit = circuits.get(id) ?? { failures: 0, openedAt: 0, isProbing: false };
      circuit.failures += 1;
      circuit.isProbing = false;
      if (isTripped(circuit)) circuit.openedAt = options.now();
      circuits.set(id, circuit);
    },
    release(id) {
      const circuit = circuits.get(id);
      if (circuit) circuit.isProbing = false;
    },
    isOpen(id) {
      const circuit = circuits.get(id);
      return isTripped(circuit) && options.now() - circuit.openedAt < options.openMs;
    },
  };
}
