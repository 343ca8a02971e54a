import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Actor } from "#app/domain/access/permissions.ts";
import { ensureInstance } from "#app/features/administration/index.server.ts";
import { createBot, publishBot, saveDraft } from "#app/features/bots/index.server.ts";
import { addSource, deleteSource, listSources, readSource } from "#app/features/knowledge/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { LANGUAGES, translator, type Language } from "#app/platform/i18n.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { createId } from "#app/shared/ids.ts";

const GUIDE_FOLDER = path.resolve("docs/guide");

interface Page {
  title: string;
  text: string;
}

/**
 * In each language a bot answers about the product from its own documentation (`docs/guide/<language>`); a changed
 * documentation is a new version of it. They belong to a workspace without members. A failure is logged: the product works
 * without them.
 */
export async function ensureGuideBots(): Promise<void> {
  try {
    for (const locale of LANGUAGES) await ensureGuideBot(locale);
  } catch (error) {
    logger.error({ err: error }, "the guide bots could not be prepared");
  }
}

async function ensureGuideBot(locale: Language): Promise<void> {
  const pages = await readPages(locale);
  const settings = settingsOf(locale);
  const digest = createHash("sha256")
    .update(JSON.stringify([pages, settings]))
    .digest("base64url");
  const known = await db.guideBot.findUnique({ where: { locale } });
  if (known?.digest === digest) return;
  const actor = await instanceActor();
  const botId = known?.botId ?? (await createGuideBot(actor, locale));
  await saveDraft({ actor, botId, changes: settings });
  await replaceKnowledge(actor, botId, pages);
  await publishBot({ actor, botId });
  await db.guideBot.update({ where: { locale }, data: { digest } });
}

function settingsOf(locale: Language) {
  const t = translator(locale);
  return {
    name: t("guide:name"),
    description: t("guide:description"),
    avatar: "CF",
    greeting: t("guide:greeting"),
    starters: ["key", "site", "cost"].map((name) => t(`guide:starters.${name}`)),
    locale,
  };
}

async function readPages(locale: Language): Promise<Page[]> {
  const folder = path.join(GUIDE_FOLDER, locale);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".md")).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(folder, name), "utf8");
      return { title: /^# (.+)$/m.exec(text)?.[1] ?? name, text };
    }),
  );
}

/** The instance itself in the guides' workspace; no account stands behind it. */
async function instanceActor(): Promise<Actor> {
  await ensureInstance();
  const instance = await db.instance.findUniqueOrThrow({ where: { id: "instance" } });
  const workspaceId = instance.guideWorkspaceId ?? createId();
  if (!instance.guideWorkspaceId) {
    await db.workspace.create({ data: { id: workspaceId, name: "ChatBot Factory" } });
    await db.instance.update({ where: { id: "instance" }, data: { guideWorkspaceId: workspaceId } });
  }
  return { userId: "instance", workspaceId, role: "owner", scopes: null, ip: "" };
}

async function createGuideBot(actor: Actor, locale: Language): Promise<string> {
  const bot = await createBot({ actor, name: settingsOf(locale).name, locale });
  await db.guideBot.create({ data: { locale, botId: bot.id } });
  return bot.id;
}

async function replaceKnowledge(actor: Actor, botId: string, pages: Page[]): Promise<void> {
  const { workspaceId } = actor;
  const before = await listSources({ actor, botId, limit: 100 });
  for (const source of before.items) await deleteSource({ actor, sourceId: source.id });
  for (const page of pages) {
    const source = await addSource({ actor, botId, source: { type: "text", ...page } });
    await readSource({ workspaceId, sourceId: source.id });
  }
}
