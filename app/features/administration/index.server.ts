export { checkHealth } from "./check-health.server.ts";
