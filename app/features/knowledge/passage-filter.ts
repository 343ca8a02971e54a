/** Which passages: those that a person changed, or switched off. */
export const PASSAGE_FILTERS = ["edited", "off"] as const;
export type PassageFilter = (typeof PASSAGE_FILTERS)[number];
