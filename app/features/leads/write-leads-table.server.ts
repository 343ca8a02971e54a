import type { Actor } from "#app/domain/access/permissions.ts";
import type { Translate } from "#app/platform/i18n.server.ts";
import { csvLine } from "./csv-line.ts";
import type { LeadFilter } from "./lead.schema.ts";
import { listLeads } from "./list-leads.server.ts";

const MOST_ROWS = 10_000;
const PAGE = 500;
const COLUMNS = ["name", "email", "phone", "question", "own"] as const;

/** What visitors left as a table for a spreadsheet, the newest first, at most ten thousand rows. Throws `NOT_FOUND`. */
export async function writeLeadsTable(input: {
  actor: Actor;
  botId: string;
  filter: LeadFilter;
  t: Translate;
}): Promise<string> {
  const { filter, t, ...which } = input;
  const head = ["createdAt", ...COLUMNS, "asked", "consentAt"].map((column) => t(`leads:column.${column}`));
  const lines = [csvLine(head)];
  let cursor: string | undefined;
  do {
    const page = await listLeads({ ...which, filter: { ...filter, cursor }, limit: PAGE });
    for (const { fields, asked, createdAt, consentAt } of page.items)
      lines.push(
        csvLine([createdAt, ...COLUMNS.map((column) => fields[column] ?? ""), asked, consentAt ?? ""]),
      );
    cursor = page.nextCursor ?? undefined;
  } while (cursor && lines.length < MOST_ROWS);
  // Spreadsheets take the mark at the beginning as a sign of UTF-8.
  return `\ufeff${lines.join("")}`;
}
