/** Pages of a site that are read unless somebody wants another number; one means only the page itself. */
export const DEFAULT_PAGES = 20;
/** More are added in the editor. */
export const MOST_PAGES = 200;
