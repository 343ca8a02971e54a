const LONE_SURROGATES = /\p{Cs}/gu;

/** Text in which every half of a character that stands alone is U+FFFD, and which holds no NUL: databases keep neither. */
export function toWellFormed(text: string): string {
  const mended = text.replace(LONE_SURROGATES, "\uFFFD");
  return mended.includes("\0") ? mended.replaceAll("\0", "") : mended;
}

/** A filter for the deltas of one answer. */
export interface TextFilter {
  /** What of the text so far may be shown now and was not shown before. */
  push: (delta: string) => string;
  /** What was held back, when the answer is over. */
  end: () => string;
}

/** Makes deltas well-formed and keeps a character together that was split over two of them. */
export function createTextMender(): TextFilter {
  let held = "";
  return {
    push(delta) {
      const text = held + delta;
      const last = text.charCodeAt(text.length - 1);
      const isSplit = last >= 0xd800 && last <= 0xdbff;
      held = isSplit ? text.slice(-1) : "";
      return toWellFormed(isSplit ? text.slice(0, -1) : text);
    },
    end() {
      const rest = toWellFormed(held);
      held = "";
      return rest;
    },
  };
}
