import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Actor } from "#app/domain/access/permissions.ts";
import { createBot, findGuideBotId, publishBot, saveDraft } from "#app/features/bots/index.server.ts";
import { addSource, deleteSource, listSources, readSource } from "#app/features/knowledge/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { createId } from "#app/shared/ids.ts";

const GUIDE_FOLDER = path.resolve("docs/guide");

interface Page {
  title: string;
  text: string;
}

/**
 * The instance has a bot that answers about the product from its own documentation (`docs/guide`); a changed documentation
 * is a new version of it. It belongs to a workspace without members. A failure is logged: the product works without it.
 */
export async function ensureGuideBot(): Promise<void> {
  try {
    const pages = await readPages();
    const digest = createHash("sha256")
      .update(JSON.stringify([pages, SETTINGS]))
      .digest("base64url");
    const instance = await db.instance.upsert({
      where: { id: "instance" },
      create: { id: "instance" },
      update: {},
    });
    if (instance.guideDigest === digest) return;
    const { actor, botId } = await findOrCreate();
    await saveDraft({ actor, botId, changes: SETTINGS });
    await replaceKnowledge(actor, botId, pages);
    await publishBot({ actor, botId });
    await db.instance.update({ where: { id: "instance" }, data: { guideBotId: botId, guideDigest: digest } });
  } catch (error) {
    logger.error({ err: error }, "the guide bot could not be prepared");
  }
}

const SETTINGS = {
  description: "Answers about ChatBot Factory from its own documentation.",
  avatar: "CF",
  greeting: "Ask me anything about ChatBot Factory. I answer from its own documentation, without any AI key.",
  starters: ["Does it need an API key?", "How do I put a bot on my site?", "What does it cost?"],
};

async function readPages(): Promise<Page[]> {
  const names = (await readdir(GUIDE_FOLDER)).filter((name) => name.endsWith(".md")).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(GUIDE_FOLDER, name), "utf8");
      return { title: /^# (.+)$/m.exec(text)?.[1] ?? name, text };
    }),
  );
}

async function findOrCreate(): Promise<{ actor: Actor; botId: string }> {
  const botId = await findGuideBotId();
  const known = botId ? await db.instance.findUnique({ where: { id: "instance" } }) : null;
  if (botId && known?.guideWorkspaceId) return { actor: actorOf(known.guideWorkspaceId), botId };
  const workspaceId = createId();
  await db.workspace.create({ data: { id: workspaceId, name: "ChatBot Factory" } });
  const actor = actorOf(workspaceId);
  const bot = await createBot({ actor, name: "ChatBot Factory guide" });
  await db.instance.update({
    where: { id: "instance" },
    data: { guideBotId: bot.id, guideWorkspaceId: workspaceId },
  });
  return { actor, botId: bot.id };
}

/** The instance itself; no account stands behind it. */
function actorOf(workspaceId: string): Actor {
  return { userId: "instance", workspaceId, role: "owner", scopes: null, ip: "" };
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
