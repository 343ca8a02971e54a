import { Form, Link } from "@remix-run/react";
import { Ellipsis, RefreshCw, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { DataTable, type Column } from "#app/ui/data-table.tsx";
import { formatBytes, formatNumber } from "#app/ui/format.ts";
import { Menu } from "#app/ui/menu.tsx";
import { MenuItem } from "#app/ui/menu-item.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { BULK_FORM, BulkBar } from "./bulk-bar.tsx";
import { SourceFacts } from "./source-facts.tsx";
import { SourceIcon } from "./source-icon.tsx";
import { SourceStatus } from "./source-status.tsx";
import type { SourceView } from "./source-view.ts";
import { useProblemSentence } from "./use-problem-sentence.ts";

/** What the bot knows, source by source; several can be chosen and read again or deleted together. */
export function SourceList({ sources, mayEdit }: { sources: readonly SourceView[]; mayEdit: boolean }) {
  const { t } = useTranslation("knowledge");
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const columns = useColumns(mayEdit);
  const chosen = sources.filter(({ id }) => marked.has(id));
  const mark = (ids: readonly string[], isMarked: boolean) =>
    setMarked((before) => {
      const after = new Set(before);
      for (const id of ids)
        if (isMarked) after.add(id);
        else after.delete(id);
      return after;
    });
  return (
    <div className="table-room source-table stack">
      {mayEdit ? (
        <BulkBar
          count={chosen.length}
          isAll={chosen.length === sources.length}
          onAll={() =>
            mark(
              sources.map(({ id }) => id),
              true,
            )
          }
          onNone={() => setMarked(new Set())}
        />
      ) : null}
      <Panel isFlush>
        <DataTable
          caption={t("list.title")}
          rows={sources}
          rowKey={(source) => source.id}
          columns={mayEdit ? [selectColumn(t("list.select"), marked, mark, t), ...columns] : columns}
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

function selectColumn(
  label: string,
  marked: ReadonlySet<string>,
  mark: (ids: readonly string[], isMarked: boolean) => void,
  t: (key: string, values: { name: string }) => string,
): Column<SourceView> {
  return {
    id: "select",
    label,
    kind: "select",
    cell: ({ id, title }) => (
      <input
        type="checkbox"
        className="check-input"
        form={BULK_FORM}
        name="sourceId[]"
        value={id}
        aria-label={t("list.selectOne", { name: title })}
        checked={marked.has(id)}
        onChange={({ currentTarget }) => mark([id], currentTarget.checked)}
      />
    ),
  };
}

function useColumns(mayEdit: boolean): Column<SourceView>[] {
  const { t, i18n } = useTranslation("knowledge");
  return [
    {
      id: "name",
      label: t("list.name"),
      kind: "main",
      cell: (source) => (
        <span className="source-name">
          <SourceIcon type={source.type} />
          <span>
            <Link to={source.id} className="row-link" dir="auto">
              {source.title}
            </Link>
            <SourceFacts source={source} />
            {source.status === "failed" ? <SourceFailure source={source} mayEdit={mayEdit} /> : null}
          </span>
        </span>
      ),
    },
    { id: "status", label: t("list.status"), cell: (source) => <SourceStatus source={source} isBrief /> },
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
  ];
}

/** Why a source could not be read, and the way to try it again. */
function SourceFailure({ source, mayEdit }: { source: SourceView; mayEdit: boolean }) {
  const { t } = useTranslation("knowledge");
  const sentenceOf = useProblemSentence();
  return (
    <span className="source-failed">
      <span className="text-small">{sentenceOf(source.error, source.errorData)}</span>
      {mayEdit ? (
        <Form method="post" action="?index">
          <input type="hidden" name="sourceId" value={source.id} />
          <Button type="submit" name="intent" value="refresh" size="small">
            {t("list.retry")}
          </Button>
        </Form>
      ) : null}
    </span>
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
