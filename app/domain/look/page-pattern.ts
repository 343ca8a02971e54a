export const MAX_PATTERNS = 20;
export const MAX_PATTERN = 200;
/** Each star doubles the ways in which a path can be tried. */
const MAX_STARS = 4;

/** Whether the text is a path such as `/pricing*`, in which a star stands for anything. */
export function isPagePattern(text: string): boolean {
  const isPath = /^\/[^\s?#\p{Cc}]*$/u.test(text) && text.length <= MAX_PATTERN;
  return isPath && text.split("*").length - 1 <= MAX_STARS;
}
