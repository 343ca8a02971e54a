import { readFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import type { Actor } from "#app/domain/access/permissions.ts";
import {
  applyChanges,
  newBotSettings,
  readBotSettings,
  type BotSettings,
} from "#app/domain/bot/bot-settings.ts";
import { recordAudit } from "#app/features/administration/index.server.ts";
import { dropUnusedPictures } from "#app/features/bots/index.server.ts";
import { listProviders } from "#app/features/providers/index.server.ts";
import type { Bot } from "#app/generated/prisma/client.ts";
import { db, type Transaction } from "#app/platform/db.server.ts";
import { isId } from "#app/shared/ids.ts";
import { derivedId } from "./derived-id.ts";
import { importSources, type SourceCounts } from "./import-sources.server.ts";
import { importTests } from "./import-tests.server.ts";
import { parseBotFile, type BotFile } from "./parse-bot-file.ts";
import { importPictures } from "./picture-parts.server.ts";
import { planSources, type PlannedSource } from "./plan-sources.server.ts";
import { followLinks } from "./provider-links.ts";
import { readZip } from "./read-zip.server.ts";

export interface ImportedBot {
  botId: string;
  name: string;
  isNew: boolean;
  sources: SourceCounts;
  tests: number;
  /** Sources that have to be read before the bot knows them. */
  unread: string[];
  /** Names of providers that this workspace does not have; the chain goes on without them. */
  missingProviders: string[];
}

/**
 * The workspace has the bot of the file as a draft: a new one, or the one that an earlier import of the same file made, or the one
 * that was exported from here. What is in the bot and not in the file is deleted; sources can be brought back. What is like in the
 * file stays untouched. Throws `INVALID` on `file` with what is wrong with it, and then nothing has changed.
 */
export async function importBot(input: {
  actor: Actor;
  /** The bytes of the archive, or the file in which they have come in. */
  content: Uint8Array | { path: string };
}): Promise<ImportedBot> {
  const { actor, content } = input;
  const bytes = content instanceof Uint8Array ? content : await readFile(content.path);
  const file = parseBotFile(await readZip(bytes));
  const former = await findFormer(actor, file.bot.key);
  const formerLook = former && readBotSettings(former.draft).look;
  const { settings, missing } = await settingsOf(actor, file, formerLook);
  const botId = former?.id ?? derivedId(actor.workspaceId, "bot", file.bot.key);
  const isCutAnew = former !== null && former.passageLength !== file.bot.passageLength;
  const planned = await planSources({ actor, botId, file, isCutAnew });
  const sources = await db.$transaction(async (tx) => {
    const place = { actor, botId };
    const sourceIds = new Map(planned.map(({ id, part }) => [part.key, id]));
    await storeBot(tx, { ...place, former, settings, passageLength: file.bot.passageLength });
    const counts = await importSources(tx, { ...place, planned });
    await importTests(tx, { ...place, tests: file.tests, sourceIds });
    return counts;
  });
  if (formerLook)
    await dropUnusedPictures({ workspaceId: actor.workspaceId, before: formerLook, after: settings.look });
  const isNew = former === null;
  await recordAudit({
    actor,
    action: "bot.imported",
    targetType: "bot",
    targetId: botId,
    data: { isNew, ...sources, tests: file.tests.length },
  });
  return {
    botId,
    name: settings.name,
    isNew,
    sources,
    tests: file.tests.length,
    unread: planned.filter(isUnread).map(({ id }) => id),
    missingProviders: missing,
  };
}

const isUnread = ({ kind }: PlannedSource): boolean => kind !== "same";

async function settingsOf(
  actor: Actor,
  file: BotFile,
  former: BotSettings["look"] | null,
): Promise<{ settings: BotSettings; missing: string[] }> {
  const { chain = [], embedding = null, ...given } = file.bot.settings;
  const { missing, ...links } = followLinks({ chain, embedding }, await listProviders({ actor }));
  const pictures = await importPictures({ actor, contents: file.contents, former });
  const look = { ...file.look, ...pictures };
  const changes = { ...given, ...links, systemPrompt: file.prompt, look };
  return { settings: applyChanges(newBotSettings(given.name, given.locale), changes), missing };
}

/** The bot that the key names in this workspace, deleted or not: the exported one, or the one an import made. */
function findFormer({ workspaceId }: Actor, key: string): Promise<Bot | null> {
  const derived = derivedId(workspaceId, "bot", key);
  const ids = isId(key) ? [key, derived] : [derived];
  return db.bot.findFirst({ where: { workspaceId, id: { in: ids } } });
}

async function storeBot(
  tx: Transaction,
  input: {
    actor: Actor;
    botId: string;
    former: Bot | null;
    settings: BotSettings;
    passageLength: string;
  },
): Promise<void> {
  const { actor, botId, former, settings: draft, passageLength } = input;
  const { workspaceId, userId } = actor;
  const edited = {
    name: draft.name,
    draft,
    draftEditedById: userId,
    draftEditedAt: new Date(),
    passageLength,
  };
  if (former === null) {
    await tx.bot.create({ data: { id: botId, workspaceId, createdById: userId, ...edited } });
    return;
  }
  const isSame =
    former.deletedAt === null &&
    former.passageLength === passageLength &&
    isDeepStrictEqual(readBotSettings(former.draft), draft);
  if (isSame) return;
  await tx.bot.update({
    where: { workspaceId_id: { workspaceId, id: botId } },
    data: { ...edited, draftRevision: { increment: 1 }, deletedAt: null },
  });
}
