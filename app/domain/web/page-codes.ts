export const PAGE_STATUSES = [
  "waiting",
  "reading",
  "ready",
  "unchanged",
  "skipped",
  "failed",
  "gone",
] as const;
/** How far a page of a web source is: `skipped` by a rule, `failed` for now, `gone` from the site. */
export type PageStatus = (typeof PAGE_STATUSES)[number];

/** Why a page has no passages of this reading, with what becomes of it; sentences in `knowledge.json` under `sourceError`. */
const OUTCOMES = {
  OTHER_SITE: "skipped",
  ADDRESS_REFUSED: "skipped",
  ROBOTS: "skipped",
  NO_INDEX: "skipped",
  NOT_TEXT: "skipped",
  NO_TEXT: "skipped",
  DUPLICATE: "skipped",
  TRAP: "skipped",
  PAGE_TOO_LARGE: "skipped",
  REDIRECT_LOOP: "failed",
  ACCESS_DENIED: "failed",
  SITE_ERROR: "failed",
  TIMED_OUT: "failed",
  UNREACHABLE: "failed",
  TIME_UP: "failed",
  PAGE_GONE: "gone",
  NOT_LISTED: "gone",
} as const satisfies Record<string, PageStatus>;

export type PageCode = keyof typeof OUTCOMES;

/** A code of a reader of files means that the page could not be read this time. */
export function outcomeOf(code: string): PageStatus {
  return Object.hasOwn(OUTCOMES, code) ? OUTCOMES[code as PageCode] : "failed";
}
