import { z } from "zod";
import type { Source } from "#app/generated/prisma/client.ts";
import { isWebType, type SourceStatus } from "./source-kinds.ts";
import { changeCountsOf, type ChangeCounts } from "./source-changes.ts";

const ErrorData = z.record(z.string(), z.union([z.string(), z.number()]));

/** A source as screens and programs see it. */
export interface SourceView {
  id: string;
  type: string;
  title: string;
  status: SourceStatus;
  /** 0–1 */
  progress: number;
  /** Present when `status` is `failed`: a code with a sentence in `locales/<language>/knowledge.json` under `sourceError`. */
  error?: string;
  /** What its sentence is filled with, such as a row of a table. */
  errorData?: Record<string, string | number>;
  passages: number;
  bytes: number;
  /** Of a source from the web: its address. */
  url?: string;
  /** Pages read and pages known so far, of a site; 0 of 0 for everything else. */
  pagesDone: number;
  pagesFound: number;
  /** Whether visitors may open the file that an answer cites. */
  isOpen: boolean;
  /** Hours between two readings; null: only by hand. */
  everyHours: number | null;
  nextReadAt: string | null;
  /** When it was last read to its end. */
  readAt: string | null;
  /** Of a source from the web that was read twice: pages new, changed, gone and unchanged in the last reading. */
  changes?: ChangeCounts;
  createdAt: string;
  updatedAt: string;
}

export function toSourceView(source: Source & { passageCount?: number; changes?: unknown }): SourceView {
  const changes = changeCountsOf(source.changes);
  const data = ErrorData.safeParse(source.errorCode ? source.errorData : null).data;
  const url = isWebType(source.type) ? (source.input as { url?: unknown }).url : undefined;
  return {
    id: source.id,
    type: source.type,
    title: source.title,
    status: source.status as SourceStatus,
    progress: source.progress,
    ...(source.errorCode ? { error: source.errorCode } : {}),
    ...(data ? { errorData: data } : {}),
    passages: source.passageCount ?? 0,
    bytes: source.bytes,
    ...(typeof url === "string" ? { url } : {}),
    pagesDone: source.pagesDone,
    pagesFound: source.pagesFound,
    isOpen: source.isOpen,
    everyHours: source.everyHours,
    nextReadAt: source.nextReadAt?.toISOString() ?? null,
    readAt: source.readAt?.toISOString() ?? null,
    ...(changes ? { changes } : {}),
    createdAt: source.createdAt.toISOString(),
    updatedAt: source.updatedAt.toISOString(),
  };
}
