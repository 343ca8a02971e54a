export { checkHealth } from "./check-health.server.ts";
export { recordAudit } from "./record-audit.server.ts";
