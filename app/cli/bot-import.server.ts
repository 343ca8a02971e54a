import { readFile } from "node:fs/promises";
import { z } from "zod";
import { findShellActor, importBot, type ImportedBot } from "#app/features/bot-files/index.server.ts";
import { getSource, readSource } from "#app/features/knowledge/index.server.ts";
import { publishTested } from "#app/features/testing/index.server.ts";
import type { Actor } from "#app/domain/access/permissions.ts";
import { AppError } from "#app/shared/app-error.ts";
import { choice } from "#app/shared/text-schema.ts";
import { command, CommandError, print } from "./command.ts";

/**
 * The workspace has the bot of the file, with its knowledge read; prints the bot's id, everything else on standard error. With
 * `--publish` its tests are run and it goes live when all of them pass: else the exit code is 1 and the draft stays a draft.
 */
export const botImport = command({
  usage: "FILE.zip --workspace ID [--publish]",
  positional: "file",
  needsDatabase: true,
  options: z.strictObject({
    file: z.string().min(1),
    workspace: z.string(),
    publish: choice(["", "true", "false"]).optional(),
  }),
  async run({ file, workspace, publish }) {
    const actor = await findShellActor({ workspaceId: workspace });
    if (!actor)
      throw new CommandError(
        `There is no workspace ${workspace}. Its id stands in the address behind /app/.`,
      );
    const imported = await importBot({ actor, content: await contentOf(file) });
    const failed = await readAll(actor, imported);
    say(sentenceOf(imported));
    for (const title of failed) say(`Could not be read: ${title}`);
    print(imported.botId);
    if (publish === undefined || publish === "false") return failed.length === 0 ? 0 : 1;
    if (failed.length > 0) throw new CommandError("Not published: not everything could be read.");
    return publishGreen(actor, imported.botId);
  },
});

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function contentOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch {
    throw new CommandError(`${file} cannot be read. Is the path right?`);
  }
}

/** Answers with the titles of the sources that failed. */
async function readAll(actor: Actor, { unread }: ImportedBot): Promise<string[]> {
  const failed: string[] = [];
  for (const sourceId of unread) {
    await readSource({ workspaceId: actor.workspaceId, sourceId });
    const { status, title } = await getSource({ actor, sourceId });
    if (status === "failed") failed.push(title);
  }
  return failed;
}

function sentenceOf({ name, isNew, sources, tests, missingProviders }: ImportedBot): string {
  const { added, changed, deleted, same } = sources;
  const missing =
    missingProviders.length > 0 ? ` Not in this workspace: ${missingProviders.join(", ")}.` : "";
  return `${name} is ${isNew ? "new" : "brought up to date"}. Sources: ${added} added, ${changed} changed, ${deleted} deleted, ${same} the same. Tests: ${tests}.${missing}`;
}

async function publishGreen(actor: Actor, botId: string): Promise<number> {
  try {
    const { version } = await publishTested({ actor, botId });
    say(`Version ${version} is live.`);
    return 0;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "TESTS_FAILED") throw error;
    say("Not published: tests failed. Look at them in the browser, on the page Tests of the bot.");
    return 1;
  }
}
