import type { Place } from "./place.ts";

const MOST_RECENT = 6;
const keyOf = (workspaceId: string) => `palette:${workspaceId}`;

/** Where this browser went through the palette, the last first; none where storage is refused. */
export function readRecent(workspaceId: string): Place[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(workspaceId)) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isPlace).slice(0, MOST_RECENT) : [];
  } catch {
    return [];
  }
}

/** The place is the last one visited. */
export function addRecent(workspaceId: string, place: Place): void {
  const others = readRecent(workspaceId).filter(({ id }) => id !== place.id);
  try {
    localStorage.setItem(keyOf(workspaceId), JSON.stringify([place, ...others].slice(0, MOST_RECENT)));
  } catch {
    // Full or forbidden: the palette works without its memory.
  }
}

/** Only addresses of the product itself are believed. */
function isPlace(value: unknown): value is Place {
  if (typeof value !== "object" || value === null) return false;
  const { id, kind, label, hint, address } = value as Partial<Record<keyof Place, unknown>>;
  const isText = [id, kind, label, hint, address].every((part) => typeof part === "string");
  return isText && String(address).startsWith("/app/");
}
