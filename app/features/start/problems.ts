/** Why no bot could be proposed for an address; each has a sentence in `start.json`. */
export const PROBLEMS = [
  "ADDRESS_REFUSED",
  "OTHER_SITE",
  "ROBOTS",
  "NO_INDEX",
  "NOT_TEXT",
  "NO_TEXT",
  "PAGE_TOO_LARGE",
  "REDIRECT_LOOP",
  "ACCESS_DENIED",
  "PAGE_GONE",
  "SITE_ERROR",
  "TIMED_OUT",
  "TOO_SLOW",
  "UNREACHABLE",
  "OTHER",
] as const;
export type Problem = (typeof PROBLEMS)[number];
