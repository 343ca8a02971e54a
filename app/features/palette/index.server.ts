/** What the edges may use of the palette. */
export { searchPlaces } from "./search-places.server.ts";
