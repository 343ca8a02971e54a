import { enqueueJob } from "#app/platform/job-queue.server.ts";
import { isWebType } from "./source-kinds.ts";

/** Sites take minutes, so they have places of their own among the jobs; everything else is read at once. */
export function readingJob(source: { workspaceId: string; id: string; type: string }) {
  return {
    type: isWebType(source.type) ? "read-site" : "read-source",
    payload: { workspaceId: source.workspaceId, sourceId: source.id },
    key: `read-source:${source.id}`,
  };
}

/** The source will be read; once, however often this is called before. */
export function enqueueReading(source: { workspaceId: string; id: string; type: string }): Promise<void> {
  return enqueueJob(readingJob(source));
}
