/** What the edges may use of replays. */
export { cancelReplay } from "./cancel-replay.server.ts";
export { estimateReplay } from "./estimate-replay.server.ts";
export { executeReplay } from "./execute-replay.server.ts";
export { getNewestReplay, getReplayBoard, ITEMS_PER_PAGE } from "./get-replay.server.ts";
export { judgeItem } from "./judge-item.server.ts";
export { startReplay } from "./start-replay.server.ts";
