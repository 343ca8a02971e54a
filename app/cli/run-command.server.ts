import { translator } from "#app/platform/i18n.server.ts";
import { migrate } from "#app/platform/migrate.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { fieldErrorsOf } from "#app/shared/field-errors.ts";
import { CommandError } from "./command.ts";
import { commands } from "./commands.server.ts";
import { readOptions } from "./read-options.ts";

/**
 * Runs `npm run -s cli -- <command> [--name value …]`. Results go to standard output, everything else to standard error.
 * Resolves with the exit code: 0 done, 1 refused or failed, 2 not understood.
 */
export async function runCommand(argv: string[]): Promise<number> {
  const [name = "", ...words] = argv;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command)
    return complain(
      `${name === "" || name === "help" || name === "--help" ? "" : `There is no command ${name}.\n`}${overview()}`,
      2,
    );
  try {
    const options = command.options.safeParse(readOptions(words, command.positional));
    if (!options.success) throw new AppError("INVALID", { fields: fieldErrorsOf(options.error) });
    if (command.needsDatabase) await migrate();
    return await command.run(options.data);
  } catch (error) {
    return complain(sentenceOf(error, `Usage: npm run -s cli -- ${name} ${command.usage}`), 1);
  }
}

function complain(text: string, code: number): number {
  process.stderr.write(`${text}\n`);
  return code;
}

function overview(): string {
  const rows = Object.entries(commands).map(([name, { usage }]) => `  ${name} ${usage}`.trimEnd());
  return ["Commands of npm run -s cli --", ...rows].join("\n");
}

/** One sentence for each option that is wrong, in words. */
function sentenceOf(error: unknown, usage: string): string {
  if (error instanceof CommandError) return error.message;
  if (!(error instanceof AppError)) return error instanceof Error ? error.message : String(error);
  const t = translator("en");
  if (error.fields.length === 0) return t(`errors:${error.code}`, error.params);
  const fields = error.fields.map(({ field, code, params }) => ({
    field,
    message: t(`errors:field.${code}`, params),
  }));
  return [
    ...fields.map(({ field, message }) => (field === "" ? message : `--${field}: ${message}`)),
    usage,
  ].join("\n");
}
