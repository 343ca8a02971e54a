import type { SegmentPart } from "#app/domain/retrieval/plan-segments.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { singleton } from "#app/platform/singleton.server.ts";
import { createTurns } from "#app/shared/turns.ts";

/** Positions of one revision, or several whole revisions. */
export interface Portion {
  readonly revisionIds: readonly string[];
  readonly from: number;
  readonly to: number | null;
}

/** Cuts what is to be read into portions of about so many passages. */
export function portionsOf(parts: readonly SegmentPart[], most: number): Portion[] {
  const portions: Portion[] = [];
  let small: SegmentPart[] = [];
  const close = (): void => {
    if (small.length > 0)
      portions.push({ revisionIds: small.map(({ revisionId }) => revisionId), from: 0, to: null });
    small = [];
  };
  for (const part of parts) {
    const whole = part.from === 0 && part.to === null;
    if (whole && part.passages <= most) {
      if (small.reduce((sum, { passages }) => sum + passages, part.passages) > most) close();
      small.push(part);
    } else portions.push(...portionsOfLarge(part, most));
  }
  close();
  return portions;
}

function portionsOfLarge({ revisionId, from, to, passages }: SegmentPart, most: number): Portion[] {
  const count = Math.max(1, Math.ceil(passages / most));
  return Array.from({ length: count }, (_, index) => ({
    revisionIds: [revisionId],
    from: from + index * most,
    to: index + 1 < count ? from + (index + 1) * most : to,
  }));
}

const inTurn = singleton("reading-rows", createTurns);

/**
 * Reads a portion when it is its turn: one at a time, whoever waits, and others get theirs between two. SQLite answers in the
 * server's own thread.
 */
export function readInTurn<T>(work: () => Promise<T>): Promise<T> {
  return inTurn(async () => {
    await new Promise((resolve) => setImmediate(resolve));
    return work();
  });
}

/** The condition for the searchable passages of a portion. */
export function passagesOf(workspaceId: string, { revisionIds, from, to }: Portion): Prisma.Sql {
  const before = to === null ? Prisma.empty : Prisma.sql`AND "Passage"."position" < ${to}`;
  return Prisma.sql`"Passage"."workspaceId" = ${workspaceId}
    AND "Passage"."revisionId" IN (${Prisma.join([...revisionIds])})
    AND "Passage"."position" >= ${from} ${before} AND "Passage"."isEnabled"`;
}
