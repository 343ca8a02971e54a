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
        {
          id: "name",
          label: t("column.name"),
          kind: "main",
          cell: ({ fields }) => <bdi>{fields.name ?? t("list.nameless")}</bdi>,
        },
        { id: "contact", label: t("column.contact"), cell: (lead) => <WaysTo lead={lead} /> },
        { id: "asked", label: t("column.asked"), cell: (lead) => <Asked lead={lead} /> },
        { id: "createdAt", label: t("column.createdAt"), cell: (lead) => <Moment value={lead.createdAt} /> },
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

function WaysTo({ lead: { fields } }: { lead: LeadView }) {
  const { email, phone } = fields;
  return (
    <>
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
    </>
  );
}

function Asked({ lead: { asked, fields } }: { lead: LeadView }) {
  return (
    <>
      {asked ? <div dir="auto">{asked}</div> : null}
      {fields.own ? (
        <div className="text-quiet" dir="auto">
          {fields.question}: {fields.own}
        </div>
      ) : null}
    </>
  );
}
