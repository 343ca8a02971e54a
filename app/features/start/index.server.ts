/** What the edges may use of starting from an address. */
export { startFromAddress, startUnread } from "./start-from-address.server.ts";
