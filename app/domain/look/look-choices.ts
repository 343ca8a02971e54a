/** The accent of DESIGN.md; a new bot wears it until its creator chooses another. */
export const DEFAULT_COLOUR = "#0b6e4f";

export const LAUNCHER_SHAPES = ["rounded", "circle", "pill"] as const;
export const LAUNCHER_SIZES = [48, 56, 64] as const;
export const LAUNCHER_ICONS = ["mark", "avatar"] as const;
export const MAX_OFFSET = 120;
export const MAX_GREET_SECONDS = 60;
