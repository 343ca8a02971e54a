import type { Place } from "./place.ts";

/** One kind of thing that the palette finds by its name, inside one workspace. */
export interface PlaceFinder {
  kind: string;
  find(input: PlaceQuery): Promise<Omit<Place, "kind">[]>;
}

export interface PlaceQuery {
  workspaceId: string;
  /** What the name contains; `_` and `%` stand for any letters, as in SQL's `LIKE`. */
  pattern: string;
  /** At most so many, the last changed first. */
  limit: number;
}
