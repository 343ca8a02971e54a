/** What sources there are and how they stand; without the checks, so that pages in the browser can use it. */
export const SOURCE_STATUSES = ["queued", "reading", "ready", "failed"] as const;
export type SourceStatus = (typeof SOURCE_STATUSES)[number];

export const SOURCE_TYPES = ["text", "qa", "file", "url", "sitemap", "crawl"] as const;
export type SourceType = (typeof SOURCE_TYPES)[number];

/** Types of sources whose pages are fetched from the web, and can be read on a schedule. */
const WEB_TYPES = ["url", "sitemap", "crawl"] as const;
export const isWebType = (type: string): type is (typeof WEB_TYPES)[number] =>
  (WEB_TYPES as readonly string[]).includes(type);

/** Pages of one site that are read at most. */
export const MOST_PAGES = 2_000;

/** Hours between two readings; null: only by hand. */
export const SCHEDULES = [null, 24, 168] as const;
export type Schedule = (typeof SCHEDULES)[number];

/** Characters of a passage that a person writes. */
export const MAX_PASSAGE = 10_000;
