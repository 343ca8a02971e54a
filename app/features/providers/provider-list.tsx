import { Form } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { ConfirmDialog } from "#app/ui/confirm-dialog.tsx";
import { Drawing } from "#app/ui/drawing.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Pill } from "#app/ui/pill.tsx";
import type { ProviderView } from "./provider-view.ts";

export interface ProviderRow extends ProviderView {
  /** Set up by the operator for everybody; cannot be deleted here. */
  isOfInstance: boolean;
}

/** The providers of a workspace and of the instance; of a key never more than its ending. */
export function ProviderList({ providers }: { providers: readonly ProviderRow[] }) {
  const { t } = useTranslation("providersettings");
  const [asked, setAsked] = useState<ProviderRow | null>(null);
  if (providers.length === 0)
    return (
      <Panel>
        <EmptyState drawing={<Drawing name="key" />} title={t("emptyTitle")}>
          {t("emptyText")}
        </EmptyState>
      </Panel>
    );
  return (
    <Panel title={t("listTitle")} isFlush>
      <DataTable
        caption={t("listTitle")}
        rows={providers}
        rowKey={(provider) => provider.id}
        columns={[
          { id: "name", label: t("columnName"), kind: "main", cell: ({ name }) => <bdi>{name}</bdi> },
          { id: "kind", label: t("columnKind"), cell: ({ kind }) => t(`kinds.${kind}`) },
          {
            id: "address",
            label: t("columnAddress"),
            cell: ({ baseUrl }) => (baseUrl ? <bdi dir="ltr">{baseUrl}</bdi> : t("standardAddress")),
          },
          {
            id: "key",
            label: t("columnKey"),
            cell: ({ isOfInstance, keyEnding }) =>
              isOfInstance ? (
                <Pill tone="info">{t("ofInstance")}</Pill>
              ) : keyEnding ? (
                t("keyEnding", { ending: keyEnding })
              ) : (
                t("keyHidden")
              ),
          },
        ]}
        actions={{
          label: t("actions"),
          cell: (provider) =>
            provider.isOfInstance ? null : (
              <Form
                method="post"
                onSubmit={(event) => {
                  event.preventDefault();
                  setAsked(provider);
                }}
              >
                <input type="hidden" name="providerId" value={provider.id} />
                <Button
                  type="submit"
                  name="intent"
                  value="delete"
                  size="small"
                  aria-label={t("deleteNamed", { name: provider.name })}
                >
                  {t("delete")}
                </Button>
              </Form>
            ),
        }}
      />
      <ConfirmDialog
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        title={t("deleteTitle", { name: asked?.name ?? "" })}
        intent="delete"
        field={{ name: "providerId", value: asked?.id ?? "" }}
        label={t("delete")}
      >
        <p>{t("deleteText")}</p>
      </ConfirmDialog>
    </Panel>
  );
}
