import { Form, Link } from "@remix-run/react";
import {
  Ellipsis,
  FileText,
  MessageCircleQuestion,
  RefreshCw,
  TextQuote,
  Trash2,
  type LucideIcon,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { DataTable } from "#app/ui/data-table.tsx";
import { formatBytes, formatNumber } from "#app/ui/format.ts";
import { Menu } from "#app/ui/menu.tsx";
import { MenuItem } from "#app/ui/menu-item.tsx";
import { Moment } from "#app/ui/moment.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { SourceStatus } from "./source-status.tsx";
import type { SourceView } from "./source-view.ts";

const ICONS: Record<string, LucideIcon> = { text: TextQuote, qa: MessageCircleQuestion, file: FileText };

/** What the bot knows, source by source. */
export function SourceList({ sources, mayEdit }: { sources: readonly SourceView[]; mayEdit: boolean }) {
  const { t, i18n } = useTranslation("knowledge");
  return (
    <div className="table-room source-table">
      <Panel isFlush>
        <DataTable
          caption={t("list.title")}
          rows={sources}
          rowKey={(source) => source.id}
          columns={[
            {
              id: "name",
              label: t("list.name"),
              kind: "main",
              cell: (source) => {
                const Icon = ICONS[source.type] ?? FileText;
                return (
                  <span className="source-name">
                    <Icon className="icon" aria-hidden />
                    <span>
                      <Link to={source.id} className="row-link" dir="auto">
                        {source.title}
                      </Link>
                      <span className="text-small text-quiet source-kind">{t(`type.${source.type}`)}</span>
                    </span>
                  </span>
                );
              },
            },
            { id: "status", label: t("list.status"), cell: (source) => <SourceStatus source={source} /> },
            {
              id: "passages",
              label: t("list.passages"),
              kind: "number",
              cell: ({ passages }) => formatNumber(passages, i18n.language),
            },
            {
              id: "size",
              label: t("list.size"),
              kind: "number",
              cell: ({ bytes }) => formatBytes(bytes, i18n.language),
            },
            {
              id: "updated",
              label: t("list.updated"),
              cell: ({ updatedAt }) => <Moment value={updatedAt} kind="relative" />,
            },
          ]}
          {...(mayEdit
            ? {
                actions: {
                  label: t("list.actions"),
                  cell: (source: SourceView) => <SourceMenu source={source} />,
                },
              }
            : {})}
        />
      </Panel>
    </div>
  );
}

function SourceMenu({ source }: { source: SourceView }) {
  const { t } = useTranslation("knowledge");
  return (
    <Menu
      button={<Ellipsis className="icon" aria-hidden />}
      label={t("list.actionsOf", { name: source.title })}
      tone="quiet"
      isIcon
    >
      <Form method="post" action="?index">
        <input type="hidden" name="sourceId" value={source.id} />
        <MenuItem
          type="submit"
          name="intent"
          value="refresh"
          icon={<RefreshCw className="icon" aria-hidden />}
        >
          {t(source.status === "failed" ? "list.retry" : "list.refresh")}
        </MenuItem>
        <MenuItem
          type="submit"
          name="intent"
          value="delete"
          isDanger
          icon={<Trash2 className="icon" aria-hidden />}
        >
          {t("list.delete")}
        </MenuItem>
      </Form>
    </Menu>
  );
}
