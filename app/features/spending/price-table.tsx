import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { formatUsd } from "#app/ui/format.ts";
import type { FormState } from "#app/ui/form-state.ts";
import { Panel } from "#app/ui/panel.tsx";
import { Pill } from "#app/ui/pill.tsx";
import { PriceDialog } from "./price-dialog.tsx";
import type { PriceView } from "./price-view.ts";

interface PriceTableProps {
  title: string;
  lead: string;
  prices: readonly PriceView[];
  state: FormState;
}

const keyOf = ({ provider, model }: Pick<PriceView, "provider" | "model">) => `${provider} ${model}`;

/** Models with what they cost; each price can be set to what the workspace really pays. */
export function PriceTable({ title, lead, prices, state }: PriceTableProps) {
  const { t, i18n } = useTranslation("prices");
  const [editing, setEditing] = useState<PriceView | null>(null);
  const close = useCallback(() => setEditing(null), []);
  const money = (value: number | undefined) =>
    value === undefined ? (
      <span className="text-quiet">{t("unknown")}</span>
    ) : (
      formatUsd(value, i18n.language)
    );
  return (
    <Panel title={title} lead={lead} isFlush={prices.length > 0}>
      {prices.length === 0 ? (
        <p className="text-quiet">{t("none")}</p>
      ) : (
        <DataTable
          caption={title}
          rows={prices}
          rowKey={keyOf}
          columns={[
            {
              id: "model",
              label: t("model"),
              kind: "main",
              cell: ({ model }) => <bdi dir="ltr">{model}</bdi>,
            },
            { id: "provider", label: t("provider"), cell: ({ providerName }) => <bdi>{providerName}</bdi> },
            {
              id: "input",
              label: t("input"),
              kind: "number",
              cell: ({ price }) => money(price?.inputPerMillionUsd),
            },
            {
              id: "output",
              label: t("output"),
              kind: "number",
              cell: ({ price }) => money(price?.outputPerMillionUsd),
            },
            {
              id: "origin",
              label: t("origin"),
              cell: ({ origin }) => (
                <Pill tone={origin === "unknown" ? "attention" : origin === "workspace" ? "info" : "quiet"}>
                  {t(`origins.${origin}`)}
                </Pill>
              ),
            },
          ]}
          actions={{
            label: t("actions"),
            cell: (row) => (
              <Button
                size="small"
                aria-label={t(row.price ? "changeNamed" : "setNamed", { model: row.model })}
                onClick={() => setEditing(row)}
              >
                {t(row.price ? "change" : "set")}
              </Button>
            ),
          }}
        />
      )}
      {editing ? <PriceDialog key={keyOf(editing)} price={editing} state={state} onClose={close} /> : null}
    </Panel>
  );
}
