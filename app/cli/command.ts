import type { z } from "zod";

/** One shell command: what it takes, and what it does with it. */
export interface Command {
  /** What stands behind its name in the list of commands. */
  usage: string;
  /** The option that a word right behind the command's name stands for. */
  positional?: string;
  options: z.ZodType;
  /** The database gets its migrations before it runs. */
  needsDatabase: boolean;
  /** Resolves with the exit code. */
  run(options: unknown): Promise<number>;
}

/** A command whose `run` gets its options as the schema makes them. */
export function command<S extends z.ZodType>(definition: {
  usage: string;
  positional?: string;
  options: S;
  needsDatabase: boolean;
  run(options: z.output<S>): Promise<number>;
}): Command {
  return definition as Command;
}

/** What went wrong, as one sentence for the person at the shell. */
export class CommandError extends Error {}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
