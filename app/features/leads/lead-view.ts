import type { Lead } from "#app/generated/prisma/client.ts";

/** What somebody left, as the team sees it. */
export interface LeadView {
  id: string;
  /** By kind of field: `name`, `email`, `phone`, `own`; `question` is what the last one answers. */
  fields: Record<string, string>;
  /** What they asked last before; empty where they asked nothing. */
  asked: string;
  conversationId: string | null;
  consentAt: string | null;
  createdAt: string;
}

export function toLeadView(row: Lead, asked: string): LeadView {
  const { id, conversationId, consentAt, createdAt } = row;
  return {
    id,
    fields: row.fields as Record<string, string>,
    asked,
    conversationId,
    consentAt: consentAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}
