import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { PAGE_STATUSES, type PageStatus } from "#app/domain/web/page-codes.ts";
import { Button } from "#app/ui/button.tsx";
import { DataTable, type Column } from "#app/ui/data-table.tsx";
import { formatNumber } from "#app/ui/format.ts";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Moment } from "#app/ui/moment.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Pill, type Tone } from "#app/ui/pill.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import type { SourcePageList, SourcePageView } from "./list-source-pages.server.ts";
import { useProblemSentence } from "./use-problem-sentence.ts";

const TONES: Record<PageStatus, Tone> = {
  waiting: "quiet",
  reading: "info",
  ready: "good",
  unchanged: "good",
  skipped: "attention",
  failed: "danger",
  gone: "attention",
};

interface SourcePagesProps {
  pages: SourcePageList;
  query: string;
  status: PageStatus | null;
}

/** The pages of a site with what became of each. */
export function SourcePages({ pages, query, status }: SourcePagesProps) {
  const { t } = useTranslation("knowledge");
  const columns = usePageColumns();
  return (
    <div className="stack">
      <PageFilters counts={pages.counts} query={query} status={status} />
      {pages.items.length === 0 ? (
        <output className="text-quiet">{t(query || status ? "pages.nothing" : "pages.none")}</output>
      ) : (
        <div className="table-room">
          <Panel isFlush>
            <DataTable
              caption={t("pages.title")}
              rows={pages.items}
              rowKey={(page) => page.id}
              columns={columns}
            />
          </Panel>
        </div>
      )}
    </div>
  );
}

function usePageColumns(): Column<SourcePageView>[] {
  const { t, i18n } = useTranslation("knowledge");
  const sentenceOf = useProblemSentence();
  return [
    {
      id: "page",
      label: t("pages.page"),
      kind: "main",
      cell: ({ title, url, error }) => (
        <span className="page-name">
          {title ? <span dir="auto">{title}</span> : null}
          <a href={url} target="_blank" rel="noreferrer" className="text-small" dir="ltr">
            {url.replace(/^https?:\/\//, "")}
          </a>
          {error ? <span className="text-small text-quiet">{sentenceOf(error)}</span> : null}
        </span>
      ),
    },
    {
      id: "status",
      label: t("list.status"),
      cell: (page) => <Pill tone={TONES[page.status]}>{t(`pageStatus.${page.status}`)}</Pill>,
    },
    {
      id: "passages",
      label: t("list.passages"),
      kind: "number",
      cell: ({ passages }) => formatNumber(passages, i18n.language),
    },
    {
      id: "read",
      label: t("pages.read"),
      cell: ({ readAt }) => (readAt ? <Moment value={readAt} kind="relative" /> : "–"),
    },
  ];
}

function PageFilters({
  counts,
  query,
  status,
}: {
  counts: SourcePageList["counts"];
  query: string;
  status: PageStatus | null;
}) {
  const { t, i18n } = useTranslation("knowledge");
  const number = (value: number) => formatNumber(value, i18n.language);
  const present = PAGE_STATUSES.filter((each) => counts[each] > 0 || each === status);
  return (
    <search>
      <Form method="get" className="filter-row" key={`${query} ${status}`} preventScrollReset>
        <input type="hidden" name="view" value="pages" />
        <TextField name="query" type="search" label={t("pages.query")} defaultValue={query} maxLength={200} />
        <SelectField
          name="status"
          label={t("list.status")}
          defaultValue={status ?? ""}
          options={[
            { value: "", label: t("filter.any") },
            ...present.map((each) => ({
              value: each,
              label: `${t(`pageStatus.${each}`)} (${number(counts[each])})`,
            })),
          ]}
        />
        <Button type="submit">{t("filter.show")}</Button>
        {query || status ? (
          <LinkButton to="?view=pages" tone="quiet" preventScrollReset>
            {t("filter.clear")}
          </LinkButton>
        ) : null}
      </Form>
    </search>
  );
}
