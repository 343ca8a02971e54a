import type { Actor } from "#app/domain/access/permissions.ts";
import { readBotSettings } from "#app/domain/bot/bot-settings.ts";
import { recordAudit } from "#app/features/administration/index.server.ts";
import { getBotRow } from "#app/features/bots/index.server.ts";
import { listProviders } from "#app/features/providers/index.server.ts";
import type { Bot } from "#app/generated/prisma/client.ts";
import { env } from "#app/platform/env.server.ts";
import { translator } from "#app/platform/i18n.server.ts";
import { writeZip, type ZipFile } from "#app/platform/zip-writer.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { FILE_KIND, FILE_VERSION } from "./bot-file.schema.ts";
import { exportSources } from "./export-sources.server.ts";
import { exportTests } from "./export-tests.server.ts";
import { exportPictures } from "./picture-parts.server.ts";
import { jsonFile, slugOf, textFile } from "./parts.ts";
import { toPart } from "./provider-links.ts";

/** So many archives of the largest upload may be in one file, unpacked. */
const MOST_UNPACKED = 4;

export interface ExportedBot {
  /** For the file, with its ending. */
  name: string;
  content: Buffer;
}

/**
 * The draft as a ZIP of readable files: settings, instructions, look, knowledge with what people changed in it, and tests; no keys
 * of providers. The same draft always makes the same bytes. Throws `NOT_FOUND`, and `TOO_LARGE` for more than could be imported.
 */
export async function exportBot(input: { actor: Actor; botId: string }): Promise<ExportedBot> {
  const { actor, botId } = input;
  const { workspaceId } = actor;
  const bot = await getBotRow({ workspaceId, botId });
  const files = [
    ...(await settingsOf(actor, bot)),
    ...(await exportSources(workspaceId, botId)),
    jsonFile("tests.json", await exportTests(workspaceId, botId)),
  ];
  const bytes = files.reduce((sum, { content }) => sum + content.length, 0);
  if (bytes > env.MAX_UPLOAD_MB * 1_048_576 * MOST_UNPACKED)
    throw new AppError("TOO_LARGE", { params: { kb: env.MAX_UPLOAD_MB * 1_024 * MOST_UNPACKED } });
  await recordAudit({ actor, action: "bot.exported", targetType: "bot", targetId: botId, data: { bytes } });
  return { name: `${slugOf(bot.name) || "bot"}.zip`, content: writeZip(files) };
}

async function settingsOf(actor: Actor, bot: Bot): Promise<ZipFile[]> {
  const { systemPrompt, look, ...settings } = readBotSettings(bot.draft);
  const { avatar, logo, ...written } = look;
  const providers = await listProviders({ actor });
  const chain = settings.chain.flatMap((link) => toPart(link, providers) ?? []);
  const embedding = settings.embedding ? toPart(settings.embedding, providers) : null;
  const t = translator(settings.locale);
  return [
    textFile("README.txt", t("bot-files:readme")),
    jsonFile("bot.json", {
      kind: FILE_KIND,
      version: FILE_VERSION,
      key: bot.id,
      passageLength: bot.passageLength,
      settings: { ...settings, chain, embedding },
    }),
    textFile("prompt.md", systemPrompt),
    jsonFile("look.json", written),
    ...(await exportPictures({ avatar, logo })),
  ];
}
