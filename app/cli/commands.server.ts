/** One shell command. `run` resolves with the exit code. */
export interface Command {
  usage: string;
  run(options: Record<string, string>): Promise<number>;
}

export const commands: Record<string, Command> = {};
