/** Whether `text` is `pattern` with any text for each `*`. Takes time by the length of both together, whatever they hold. */
function matches(pattern: string, text: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return text === pattern;
  if (!text.startsWith(first)) return false;
  const last = rest.pop() ?? "";
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

/** A pattern without `*` means the path and all below it. */
function covers(pattern: string, path: string): boolean {
  const full = pattern.startsWith("/") || pattern.startsWith("*") ? pattern : `/${pattern}`;
  if (full.includes("*")) return matches(full, path);
  return path === full || path.startsWith(full.endsWith("/") ? full : `${full}/`);
}

export interface PagePatterns {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

/** Whether the page's path and query are among those wanted: one of `include` when there are any, and none of `exclude`. */
export function isWanted(address: string, { include = [], exclude = [] }: PagePatterns): boolean {
  const { pathname, search } = new URL(address);
  const isIn = (patterns: readonly string[]) =>
    patterns.some((pattern) => covers(pattern, pathname) || covers(pattern, pathname + search));
  return (include.length === 0 || isIn(include)) && !isIn(exclude);
}
