import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { DataTable } from "#app/ui/data-table.tsx";
import { Moment } from "#app/ui/moment.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Pill } from "#app/ui/pill.tsx";
import type { VersionItem } from "./list-versions.server.ts";

interface VersionListProps {
  versions: readonly VersionItem[];
  /** Of the bot in the editor. */
  home: string;
}

/** What was published, when and by whom; each version opens. */
export function VersionList({ versions, home }: VersionListProps) {
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
                  <Link to={`${home}/versions/${number}`} className="row-link">
                    {t("versions.number", { number })}
                  </Link>
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
            {
              id: "tests",
              label: t("versions.tests"),
              cell: ({ tests, overrideReason }) => (
                <TestResult tests={tests} isOverridden={overrideReason !== ""} />
              ),
            },
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

function TestResult({ tests, isOverridden }: Pick<VersionItem, "tests"> & { isOverridden: boolean }) {
  const { t } = useTranslation("bots");
  if (isOverridden) return <Pill tone="attention">{t("versions.overridden")}</Pill>;
  if (!tests || tests.passed + tests.failed === 0) return t("versions.noTests");
  return tests.failed > 0 ? (
    <Pill tone="danger">{t("versions.testsFailed", { count: tests.failed })}</Pill>
  ) : (
    <Pill tone="good">{t("versions.testsPassed", { count: tests.passed })}</Pill>
  );
}
