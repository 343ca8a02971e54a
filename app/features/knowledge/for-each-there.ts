import { AppError } from "#app/shared/app-error.ts";

/** Those that somebody else deleted meanwhile are passed over; resolves with the others. */
export async function forEachThere(
  ids: readonly string[],
  run: (id: string) => Promise<void>,
): Promise<string[]> {
  const done: string[] = [];
  for (const id of ids) {
    try {
      await run(id);
      done.push(id);
    } catch (error) {
      if (!(error instanceof AppError && error.code === "NOT_FOUND")) throw error;
    }
  }
  return done;
}
