/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   on a phone rows are blocks, and some browsers then forget what they were: the roles are written out */
import type { ReactNode } from "react";

export interface Column<Row> {
  id: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** `main` names the row, `number` is set flush at the end, `select` holds a box before everything else. */
  kind?: "main" | "number" | "text" | "select";
}

interface DataTableProps<Row> {
  /** Read to screen readers, not shown. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** One menu or one button at the end of each row. */
  actions?: { label: string; cell: (row: Row) => ReactNode };
}

/** A list with quiet lines; on a phone each row is a card. */
export function DataTable<Row>({ caption, columns, rows, rowKey, actions }: DataTableProps<Row>) {
  return (
    <table className="table-quiet" role="table">
      <caption className="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th
              key={column.id}
              role="columnheader"
              scope="col"
              className={column.kind === "number" ? "cell-number" : undefined}
            >
              {column.kind === "select" ? (
                <span className="visually-hidden">{column.label}</span>
              ) : (
                column.label
              )}
            </th>
          ))}
          {actions ? (
            <th role="columnheader" scope="col">
              <span className="visually-hidden">{actions.label}</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row">
            {columns.map((column) => (
              <td
                key={column.id}
                role="cell"
                data-label={column.label}
                className={column.kind && column.kind !== "text" ? `cell-${column.kind}` : undefined}
              >
                {column.cell(row)}
              </td>
            ))}
            {actions ? (
              <td role="cell" className="cell-actions">
                {actions.cell(row)}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
