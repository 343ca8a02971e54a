import type { Shell } from "#app/widget/widget-contract.ts";

/** The class of the corner in which the launcher stands: what opens above it may be read in the other direction than the page. */
export const cornerOf = ({ launcher }: Shell): string =>
  launcher && getComputedStyle(launcher).right === "0px" ? "bottom-right" : "bottom-left";
