import { z } from "zod";
import type { Passage } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import type { RevisionFacts } from "./indexing/revision-facts.server.ts";

const Locator = z.object({ page: z.number().optional() });
const FileInput = z.object({ mediaType: z.string() });

/**
 * Where visitors can open the files that passages come from, by passage: addresses of this server, a PDF at the page. Files that
 * their owner keeps closed have none.
 */
export async function fileAddresses(
  workspaceId: string,
  passages: readonly Pick<Passage, "id" | "revisionId" | "locator">[],
  facts: ReadonlyMap<string, RevisionFacts>,
): Promise<Map<string, string>> {
  const ofFiles = passages.filter(({ revisionId }) => facts.get(revisionId)?.type === "file");
  const ids = [...new Set(ofFiles.flatMap(({ revisionId }) => facts.get(revisionId)?.sourceId ?? []))];
  if (ids.length === 0) return new Map();
  const open = await db.source.findMany({
    where: { workspaceId, id: { in: ids }, isOpen: true },
    select: { id: true, title: true, input: true },
  });
  const sources = new Map(open.map((source) => [source.id, source]));
  return new Map(
    ofFiles.flatMap(({ id, revisionId, locator }): [string, string][] => {
      const source = sources.get(facts.get(revisionId)?.sourceId ?? "");
      if (!source) return [];
      const { page } = Locator.parse(locator ?? {});
      const isPdf = FileInput.safeParse(source.input).data?.mediaType === "application/pdf";
      const place = isPdf && page ? `#page=${page}` : "";
      return [[id, `/files/${revisionId}/${encodeURIComponent(source.title)}${place}`]];
    }),
  );
}
