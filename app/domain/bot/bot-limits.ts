/** Bounds that both the schema of the settings and the editor's controls know; free of the schema library for the browser's sake. */
export const MAX_STARTERS = 4;
export const MAX_CHAIN = 4;
export const MAX_NAME = 80;
export const MAX_PROMPT = 8_000;
export const MAX_GREETING = 500;
