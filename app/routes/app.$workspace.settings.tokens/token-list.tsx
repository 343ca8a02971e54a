import { Form } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Drawing } from "#app/ui/drawing.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Moment } from "#app/ui/moment.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { RevokeDialog } from "./revoke-dialog.tsx";

interface Token {
  id: string;
  name: string;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
}

/** The tokens that work, each with a way to revoke it: asked first, without JavaScript at once. */
export function TokenList({ tokens }: { tokens: Token[] }) {
  const { t } = useTranslation("settings");
  const [asked, setAsked] = useState<Token | null>(null);
  if (tokens.length === 0)
    return (
      <Panel>
        <EmptyState drawing={<Drawing name="key" />} title={t("tokens.emptyTitle")}>
          {t("tokens.emptyText")}
        </EmptyState>
      </Panel>
    );
  return (
    <Panel title={t("tokens.listTitle")} isFlush>
      <DataTable
        caption={t("tokens.listTitle")}
        rows={tokens}
        rowKey={(token) => token.id}
        columns={[
          { id: "name", label: t("tokens.columnName"), kind: "main", cell: ({ name }) => <bdi>{name}</bdi> },
          {
            id: "created",
            label: t("tokens.columnCreated"),
            cell: ({ createdAt }) => <Moment value={createdAt} />,
          },
          {
            id: "expires",
            label: t("tokens.columnExpires"),
            cell: ({ expiresAt }) => <Moment value={expiresAt} />,
          },
          {
            id: "used",
            label: t("tokens.columnUsed"),
            cell: ({ lastUsedAt }) =>
              lastUsedAt ? <Moment value={lastUsedAt} kind="relative" /> : t("tokens.neverUsed"),
          },
        ]}
        actions={{
          label: t("tokens.actions"),
          cell: (token) => (
            <Form
              method="post"
              onSubmit={(event) => {
                event.preventDefault();
                setAsked(token);
              }}
            >
              <input type="hidden" name="tokenId" value={token.id} />
              <Button
                type="submit"
                name="intent"
                value="revoke"
                size="small"
                aria-label={t("tokens.revokeNamed", { name: token.name })}
              >
                {t("tokens.revoke")}
              </Button>
            </Form>
          ),
        }}
      />
      <RevokeDialog token={asked} onClose={() => setAsked(null)} />
    </Panel>
  );
}
