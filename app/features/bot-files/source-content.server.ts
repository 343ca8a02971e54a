import { z } from "zod";
import type { Source, StoredFile } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";

const Text = z.object({ text: z.string() });
const Pairs = z.object({
  items: z.array(z.object({ questions: z.array(z.string()), answer: z.string() })),
  isCorrections: z.literal(true).optional().catch(undefined),
});
const Upload = z.object({ fileId: z.string() });
const Web = z.object({
  url: z.string(),
  limit: z.number().int().optional(),
  include: z.array(z.string()).optional(),
  exclude: z.array(z.string()).optional(),
  withoutStart: z.literal(true).optional(),
});
const WebType = z.enum(["url", "sitemap", "crawl"]);

/** What a source is read from, by its type. */
export type SourceContent =
  | { type: "text"; text: string }
  | ({ type: "qa" } & z.infer<typeof Pairs>)
  | { type: "file"; fileId: string }
  | { type: z.infer<typeof WebType>; web: z.infer<typeof Web> };

/** The content of a stored source. */
export function contentOf({ type, input }: Pick<Source, "type" | "input">): SourceContent {
  if (type === "text") return { type, ...Text.parse(input) };
  if (type === "qa") return { type, ...Pairs.parse(input) };
  if (type === "file") return { type, ...Upload.parse(input) };
  return { type: WebType.parse(type), web: Web.parse(input) };
}

/** The row of an uploaded file. */
export function storedFileOf(workspaceId: string, fileId: string): Promise<StoredFile> {
  return db.storedFile.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: fileId } } });
}
