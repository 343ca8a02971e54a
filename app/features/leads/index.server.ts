/** What the edges and other features may use of leads. */
export { assertFormSent } from "./assert-form-sent.server.ts";
export { deleteLead } from "./delete-lead.server.ts";
export { LeadFilterSchema, LeaveLeadSchema, WhichLeadSchema } from "./lead.schema.ts";
export { leaveLead } from "./leave-lead.server.ts";
export { listLeads, type LeadPage } from "./list-leads.server.ts";
export { writeLeadsTable } from "./write-leads-table.server.ts";
