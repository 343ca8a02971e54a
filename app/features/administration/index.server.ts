export { checkDatabase, type DatabaseState } from "./check-database.server.ts";
export { checkHealth } from "./check-health.server.ts";
export { recordAudit } from "./record-audit.server.ts";
export { ensureInstance } from "./ensure-instance.server.ts";
