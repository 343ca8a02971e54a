/** Links from the first page; calendars and "next" links go on for ever. */
export const MOST_DEPTH = 10;
const MOST_FOLDERS = 10;
const MOST_PARAMETERS = 6;
const LONGEST_QUERY = 300;
/** A folder that stands in its own path this often is a link that leads into itself. */
const MOST_REPEATS = 2;
/** Pages that differ only in what stands behind the question mark. */
const MOST_VARIANTS = 200;

/** Whether the address looks made by a program that never ends: very deep, repeating itself, or with a long query. */
export function isTrapAddress(address: string): boolean {
  const url = new URL(address);
  const folders = url.pathname.split("/").filter(Boolean);
  if (folders.length > MOST_FOLDERS || url.search.length > LONGEST_QUERY) return true;
  if ([...url.searchParams].length > MOST_PARAMETERS) return true;
  const counts = new Map<string, number>();
  for (const folder of folders) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  return [...counts.values()].some((count) => count > MOST_REPEATS);
}

/** Counts the variants of each path; the returned function is true for one too many. */
export function createVariantCounter(): (address: string) => boolean {
  const variants = new Map<string, number>();
  return (address) => {
    const { origin, pathname, search } = new URL(address);
    if (search === "") return false;
    const key = origin + pathname;
    const count = (variants.get(key) ?? 0) + 1;
    variants.set(key, count);
    return count > MOST_VARIANTS;
  };
}
