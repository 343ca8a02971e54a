/** Tables whose every query must say whose rows it means. A test compares the list with `prisma/schema.prisma`. */
export const TENANT_MODELS: ReadonlySet<string> = new Set([
  "ProviderAccount",
  "Bot",
  "BotVersion",
  "VersionRevision",
  "Source",
  "SourceRevision",
  "SourcePage",
  "Passage",
  "PassageEdit",
  "PassageVector",
  "PassageUse",
  "OpenQuestion",
  "CuratedModel",
  "ModelPrice",
  "DailyUse",
  "SpendingHold",
  "StoredFile",
  "BotTest",
  "TestRun",
  "TestResult",
  "ChecklistDismissal",
  "Replay",
  "ReplayItem",
  "EmbedSite",
  "Lead",
  "MessageFile",
  "Visitor",
  "Conversation",
  "Message",
  "Trace",
  "AuditEvent",
  "IdempotencyRecord",
]);

/** Tables with a `workspaceId` that are looked up by a secret's hash or by the account, before a workspace is known. */
export const FOUND_BY_SECRET_OR_ACCOUNT: ReadonlySet<string> = new Set([
  "ApiToken",
  "VisitorToken",
  "Membership",
]);

/** A query that forgot its workspace: always a bug. */
export class TenantScopeMissing extends Error {
  constructor(model: string, operation: string) {
    super(`TENANT_SCOPE_MISSING: ${model}.${operation} without a workspaceId`);
    this.name = "TenantScopeMissing";
  }
}

type Bag = Record<string, unknown>;
const isBag = (value: unknown): value is Bag => typeof value === "object" && value !== null;
const isGiven = (value: unknown) => typeof value === "string" && value !== "";

/** `{ workspaceId: "…" }`, or a composite key such as `{ workspaceId_id: { workspaceId: "…", id } }`. */
function isScoped(filter: unknown): boolean {
  if (!isBag(filter)) return false;
  if (isGiven(filter.workspaceId)) return true;
  return Object.entries(filter).some(
    ([key, value]) => key.startsWith("workspaceId_") && isBag(value) && isGiven(value.workspaceId),
  );
}

function rowsOf(data: unknown): unknown[] {
  return Array.isArray(data) ? data : [data];
}

/** Throws `TenantScopeMissing` when a query of a tenant's table does not name the workspace. */
export function assertTenantScope(model: string | undefined, operation: string, args: unknown): void {
  if (!model || !TENANT_MODELS.has(model)) return;
  const bag = isBag(args) ? args : {};
  const isCreate = operation.startsWith("create");
  const scoped = isCreate
    ? rowsOf(bag.data).every((row) => isBag(row) && isGiven(row.workspaceId))
    : isScoped(bag.where) &&
      (operation !== "upsert" || (isBag(bag.create) && isGiven(bag.create.workspaceId)));
  if (!scoped) throw new TenantScopeMissing(model, operation);
}
