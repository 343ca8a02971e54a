/** What visitors may send along with a message, where a bot takes files at all. */
export const VISITOR_FILE_LIMITS = { perMessage: 3, megabytes: 5, perDay: 20 } as const;

/** Media types by the ending of a file's name. */
const TYPES = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  webp: "image/webp",
  pdf: "application/pdf",
  txt: "text/plain",
} as const;

export type VisitorFileType = (typeof TYPES)[keyof typeof TYPES];

/** Endings for a file dialog. */
export const VISITOR_FILE_ENDINGS = Object.keys(TYPES).map((ending) => `.${ending}`);

const LONGEST_NAME = 120;

/**
 * A file's name as it may be shown: without a path, control signs and signs that turn the direction of writing, at most 120
 * characters with its ending; `file` where nothing is left.
 */
export function shownFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const letters = [
    ...last.replaceAll(/[\p{Cc}\p{Cs}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu, "").trim(),
  ];
  const ending = endingOf(last);
  const kept = letters.length > LONGEST_NAME ? letters.slice(0, LONGEST_NAME - ending.length - 1) : letters;
  return (kept.length < letters.length ? `${kept.join("")}.${ending}` : kept.join("")) || "file";
}

/** The media type that a name stands for; undefined for a kind that is not taken. */
export function typeOfName(name: string): VisitorFileType | undefined {
  const ending = endingOf(name);
  return Object.hasOwn(TYPES, ending) ? TYPES[ending as keyof typeof TYPES] : undefined;
}

const endingOf = (name: string): string => /\.([a-z0-9]{1,10})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? "";
