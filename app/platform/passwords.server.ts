import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import { AppError } from "#app/shared/app-error.ts";

/** argon2id; OWASP's first choice of memory 19 MiB, 2 passes, 1 lane is the floor, this is the stronger of its equals. */
const PARAMETERS = { memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const;
const MAX_WAITING = 50;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs as many at once as there are cores: each holds its memory, and more would only make all slower. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= availableParallelism()) {
    if (waiting.length >= MAX_WAITING) throw new AppError("UNAVAILABLE", { retryAfter: 5 });
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

/** The stored form of a password, taken exactly as received. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, PARAMETERS));
}

let dummy: Promise<string> | undefined;

/** Whether the password is the stored one. Takes as long for an account that does not exist (`stored` null). */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword("no account has this password");
  const against = stored ?? (await dummy);
  const isRight = await inTurn(() => verify(against, password));
  return stored !== null && isRight;
}
