import { hashText } from "./hash-text.ts";

/** A reading of a source, with the number of its passages. */
export interface PlannedRevision {
  readonly id: string;
  readonly passages: number;
}

/** A part of a revision: its passages from position `from` up to, without, `to`; null: all that follow. */
export interface SegmentPart {
  readonly revisionId: string;
  readonly from: number;
  readonly to: number | null;
  /** About so many passages. */
  readonly passages: number;
}

/** The parts that are indexed together. */
export interface PlannedSegment {
  /** The same for the same parts. */
  readonly key: string;
  readonly parts: readonly SegmentPart[];
}

/** Passages of one index: with more, building it takes too long; with few, a search looks each word up too often. */
const MOST_PASSAGES = 16_384;
const USUAL_PASSAGES = 10_000;
/** A revision with more has indexes of its own. */
const SMALL = 4_096;
const HASHES = 2 ** 32;

const segmentOf = (parts: readonly SegmentPart[]): PlannedSegment => ({
  key: parts.map(({ revisionId, from }) => `${revisionId}@${from}`).join(" "),
  parts,
});

function partsOf({ id, passages }: PlannedRevision): SegmentPart[] {
  const count = Math.max(1, Math.ceil(passages / MOST_PASSAGES));
  return Array.from({ length: count }, (_, index) => ({
    revisionId: id,
    from: index * MOST_PASSAGES,
    to: index + 1 < count ? (index + 1) * MOST_PASSAGES : null,
    passages: index + 1 < count ? MOST_PASSAGES : passages - index * MOST_PASSAGES,
  }));
}

/**
 * Which passages of a bot are indexed together: large revisions in parts, small ones with others. Where an index of small ones
 * ends depends on each one's id and size, not on how many there are: a revision more or less changes the index it stands in and leaves the others
 * as they are, so versions and the draft share nearly all of theirs. The order of the revisions does not matter.
 */
export function planSegments(revisions: readonly PlannedRevision[]): PlannedSegment[] {
  const sorted = [...revisions].sort((a, b) => (a.id < b.id ? -1 : 1));
  const planned: PlannedSegment[] = [];
  let open: SegmentPart[] = [];
  let size = 0;
  const close = (): void => {
    if (open.length > 0) planned.push(segmentOf(open));
    open = [];
    size = 0;
  };
  for (const revision of sorted) {
    const parts = partsOf(revision);
    if (revision.passages > SMALL) {
      planned.push(...parts.map((part) => segmentOf([part])));
      continue;
    }
    if (size + revision.passages > MOST_PASSAGES) close();
    open.push(...parts);
    size += revision.passages;
    if (hashText(revision.id) / HASHES < revision.passages / USUAL_PASSAGES) close();
  }
  close();
  return planned;
}
