import { singleton } from "./singleton.server.ts";

/** Whether this process takes work: false before it has started and from the moment it is told to stop. */
export const readiness = singleton("readiness", () => ({ isReady: false }));
