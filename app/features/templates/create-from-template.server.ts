import type { Actor } from "#app/domain/access/permissions.ts";
import { importBot } from "#app/features/bot-files/index.server.ts";
import { refreshSource } from "#app/features/knowledge/index.server.ts";
import { writeZip } from "#app/platform/zip-writer.server.ts";
import { createId } from "#app/shared/ids.ts";
import { templateFile } from "./template-file.ts";
import type { TemplateKey, TemplateLanguage } from "./template.schema.ts";
import { templateOf } from "./templates.server.ts";

/** There is a new bot from the template, as if its file had been imported, and what it knows is being read. */
export async function createFromTemplate(input: {
  actor: Actor;
  key: TemplateKey;
  language: TemplateLanguage;
}): Promise<{ botId: string; sourceIds: string[] }> {
  const { actor, key, language } = input;
  const template = templateOf(key, language);
  const parts = templateFile({ template, key, language, id: `template-${key}-${createId()}` });
  const content = writeZip(parts.map((part) => ({ path: part.path, content: Buffer.from(part.content) })));
  const { botId, unread } = await importBot({ actor, content });
  for (const sourceId of unread) await refreshSource({ actor, sourceId });
  return { botId, sourceIds: unread };
}
