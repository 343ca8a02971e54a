import type { Source } from "#app/generated/prisma/client.ts";
import type { SourceStatus } from "./source.schema.ts";

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
  passages: number;
  bytes: number;
  createdAt: string;
  updatedAt: string;
}

export function toSourceView(source: Source & { passageCount?: number }): SourceView {
  return {
    id: source.id,
    type: source.type,
    title: source.title,
    status: source.status as SourceStatus,
    progress: source.progress,
    ...(source.errorCode ? { error: source.errorCode } : {}),
    passages: source.passageCount ?? 0,
    bytes: source.bytes,
    createdAt: source.createdAt.toISOString(),
    updatedAt: source.updatedAt.toISOString(),
  };
}
