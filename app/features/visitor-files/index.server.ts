/** What the edges and other features use of the files of visitors. */
export { assertTakesFiles } from "./assert-takes-files.ts";
export { dropFile } from "./drop-file.server.ts";
export { dropFilesOf } from "./drop-files-of.server.ts";
export { findFile } from "./find-file.server.ts";
export { findFilesToSend } from "./find-files-to-send.server.ts";
export { sweepFiles } from "./sweep-files.server.ts";
export { takeFile } from "./take-file.server.ts";
