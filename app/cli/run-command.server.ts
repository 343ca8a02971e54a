import { AppError } from "#app/shared/app-error.ts";
import { env } from "#app/platform/env.server.ts";
import { commands } from "./commands.server.ts";

/** Runs `npm run -s cli -- <command> [--name value …]`. Resolves with the exit code; prints results to standard output. */
export async function runCommand(argv: string[]): Promise<number> {
  const [name = "", ...rest] = argv;
  const command = commands[name];
  if (!command) {
    process.stderr.write(`${usage()}\n`);
    return 2;
  }
  void env;
  try {
    return await command.run(readOptions(rest));
  } catch (error) {
    process.stderr.write(`${sentence(error)}\n`);
    return 1;
  }
}

function usage(): string {
  const rows = Object.entries(commands).map(([name, { usage: text }]) => `  ${name} ${text}`);
  return ["Commands:", ...rows].join("\n");
}

/** `--email a@b --admin` as `{ email: "a@b", admin: "" }`; words without a name are under "". */
function readOptions(words: string[]): Record<string, string> {
  const options: Record<string, string> = {};
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? "";
    const match = /^--([a-z-]+)(?:=(.*))?$/.exec(word);
    if (!match?.[1]) options[""] = word;
    else if (match[2] !== undefined) options[match[1]] = match[2];
    else if (words[index + 1] !== undefined && !words[index + 1]?.startsWith("--")) options[match[1]] = words[(index += 1)] ?? "";
    else options[match[1]] = "";
  }
  return options;
}

function sentence(error: unknown): string {
  if (!(error instanceof AppError)) return error instanceof Error ? error.message : String(error);
  const fields = error.fields.map(({ field, code }) => `--${field}: ${code}`).join(", ");
  return fields ? `${error.code}: ${fields}` : error.code;
}
