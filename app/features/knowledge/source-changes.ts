import { z } from "zod";

/** Pages of a web source, compared with the reading before. */
export interface ChangeCounts {
  added: number;
  changed: number;
  gone: number;
  unchanged: number;
}

const Counts = z.object({
  added: z.number(),
  changed: z.number(),
  gone: z.number(),
  unchanged: z.number(),
});

/** What stands in `SourceRevision.changes`: counts, and the first pages by name. */
export const SourceChangesSchema = Counts.extend({
  items: z.array(
    z.object({ url: z.string(), title: z.string(), change: z.enum(["added", "changed", "gone"]) }),
  ),
});
export type SourceChanges = z.infer<typeof SourceChangesSchema>;

/** Pages that a list of changes names at most. */
export const MOST_NAMED_CHANGES = 200;

/** The counts of a revision's `changes`; null when there was no reading before. */
export function changeCountsOf(changes: unknown): ChangeCounts | null {
  return Counts.safeParse(changes).data ?? null;
}
