import { useTranslation } from "react-i18next";
import { DataTable } from "#app/ui/data-table.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Moment } from "#app/ui/moment.tsx";
import { Trash2 } from "lucide-react";
import type { LeadView } from "./lead-view.ts";

interface LeadTableProps {
  leads: readonly LeadView[];
  /** Where a lead's deletion is asked about; null for those who may not. */
  askAddress: ((id: string) => string) | null;
}

/** Who left what, and what they had asked. */
export function LeadTable({ leads, askAddress }: LeadTableProps) {
  const { t } = useTranslation("leads");
  return (
    <DataTable<LeadView>
      caption={t("list.caption")}
      rows={leads}
      rowKey={(lead) => lead.id}
      columns={[
        { id: "name", label: t("column.name"), kind: "main", cell: (lead) => <Who lead={lead} /> },
        { id: "asked", label: t("column.asked"), cell: (lead) => <Asked lead={lead} /> },
      ]}
      {...(askAddress
        ? {
            actions: {
              label: t("list.actions"),
              cell: ({ id, fields }) => (
                <LinkButton
                  to={askAddress(id)}
                  tone="quiet"
                  isIcon
                  preventScrollReset
                  aria-label={t("list.deleteOne", { name: fields.name ?? t("list.nameless") })}
                >
                  <Trash2 className="icon" aria-hidden />
                </LinkButton>
              ),
            },
          }
        : {})}
    />
  );
}

function Who({ lead: { fields, createdAt } }: { lead: LeadView }) {
  const { t } = useTranslation("leads");
  const { email, phone } = fields;
  return (
    <div>
      <bdi>{fields.name ?? t("list.nameless")}</bdi>
      {email ? (
        <div>
          <a href={`mailto:${encodeURIComponent(email)}`} dir="ltr">
            {email}
          </a>
        </div>
      ) : null}
      {phone ? (
        <div>
          <a href={`tel:${phone.replace(/[^\d+]/g, "")}`} dir="ltr">
            {phone}
          </a>
        </div>
      ) : null}
      <div className="text-quiet">
        <Moment value={createdAt} />
      </div>
    </div>
  );
}

function Asked({ lead: { asked, fields } }: { lead: LeadView }) {
  return (
    <div>
      {asked ? <div dir="auto">{asked}</div> : null}
      {fields.own ? (
        <div className="text-quiet" dir="auto">
          {fields.question}: {fields.own}
        </div>
      ) : null}
    </div>
  );
}
