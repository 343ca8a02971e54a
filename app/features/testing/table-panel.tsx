import { Form, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { Field } from "#app/ui/field.tsx";
import { formatNumber } from "#app/ui/format.ts";
import type { FormState } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { Panel } from "#app/ui/panel.tsx";
import type { ImportReport } from "./import-tests.server.ts";

interface TablePanelProps {
  /** Of the table to be filled in. */
  template: string;
  state: FormState;
  /** What a table that was sent would add. */
  rehearsed: { csv: string; report: ImportReport } | null;
  /** What it has added. */
  added: ImportReport | null;
}

/** Tests from a table: first what it would do, row by row, then with one press. */
export function TablePanel({ template, state, rehearsed, added }: TablePanelProps) {
  const { t } = useTranslation("tests");
  const isBusy = useNavigation().state !== "idle";
  return (
    <Panel title={t("table.title")} lead={t("table.lead")}>
      <div className="stack">
        {added ? (
          <DoneNotice answer={added}>
            <Counts report={added} isDone />
          </DoneNotice>
        ) : null}
        <p>
          <a href={template} download="tests.csv">
            {t("table.template")}
          </a>
        </p>
        <Form method="post" encType="multipart/form-data" className="stack narrow" noValidate>
          <FormSummary state={state} />
          <input type="hidden" name="intent" value="table" />
          <Field name="file" label={t("table.file")} state={state}>
            {(control) => (
              <input
                {...control}
                type="file"
                accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
                className="form-control"
              />
            )}
          </Field>
          <div className="form-actions">
            <Button type="submit" isBusy={isBusy}>
              {t("table.check")}
            </Button>
          </div>
        </Form>
        {rehearsed ? <Rehearsed {...rehearsed} isBusy={isBusy} /> : null}
      </div>
    </Panel>
  );
}

function Rehearsed({ csv, report, isBusy }: { csv: string; report: ImportReport; isBusy: boolean }) {
  const { t, i18n } = useTranslation("tests");
  return (
    <div className="stack" aria-live="polite">
      <Counts report={report} />
      {report.refused.length > 0 ? (
        <ul className="text-small">
          {report.refused.map(({ row, question, reason, column }) => (
            <li key={row}>
              {t("table.row", { row: formatNumber(row, i18n.language) })} <bdi>{question}</bdi>{" "}
              {t(`table.reason.${reason}`, { column: column ?? "" })}
            </li>
          ))}
        </ul>
      ) : null}
      {report.fresh.length > 0 ? (
        <Form method="post">
          <input type="hidden" name="csv" value={csv} />
          <Button type="submit" name="intent" value="addTable" tone="main" isBusy={isBusy}>
            {t("table.add", {
              count: report.fresh.length,
              shown: formatNumber(report.fresh.length, i18n.language),
            })}
          </Button>
        </Form>
      ) : null}
    </div>
  );
}

function Counts({ report, isDone = false }: { report: ImportReport; isDone?: boolean }) {
  const { t, i18n } = useTranslation("tests");
  const number = (value: number) => formatNumber(value, i18n.language);
  return (
    <p>
      {t(isDone ? "table.added" : "table.would", {
        fresh: number(report.fresh.length),
        known: number(report.known),
        refused: number(report.refused.length),
      })}
    </p>
  );
}
