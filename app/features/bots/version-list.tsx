import { useTranslation } from "react-i18next";
import { DataTable } from "#app/ui/data-table.tsx";
import { Moment } from "#app/ui/moment.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Pill } from "#app/ui/pill.tsx";
import type { VersionItem } from "./list-versions.server.ts";

/** What was published, when and by whom. */
export function VersionList({ versions }: { versions: readonly VersionItem[] }) {
  const { t } = useTranslation("bots");
  if (versions.length === 0) return null;
  return (
    <div className="table-room">
      <Panel title={t("versions.title")} isFlush>
        <DataTable
          caption={t("versions.title")}
          rows={versions}
          rowKey={(version) => String(version.number)}
          columns={[
            {
              id: "number",
              label: t("versions.version"),
              kind: "main",
              cell: ({ number, isLive }) => (
                <span className="row-of gap-2">
                  {t("versions.number", { number })}
                  {isLive ? <Pill tone="good">{t("versions.live")}</Pill> : null}
                </span>
              ),
            },
            {
              id: "note",
              label: t("versions.note"),
              cell: ({ note }) => (note ? <bdi>{note}</bdi> : t("versions.noNote")),
            },
            { id: "author", label: t("versions.author"), cell: ({ author }) => <bdi>{author}</bdi> },
            { id: "sources", label: t("versions.sources"), kind: "number", cell: ({ sources }) => sources },
            {
              id: "created",
              label: t("versions.published"),
              cell: ({ createdAt }) => <Moment value={createdAt} kind="datetime" />,
            },
          ]}
        />
      </Panel>
    </div>
  );
}
