import { useTranslation } from "react-i18next";
import type { ApiGuide } from "#app/features/rest/index.server.ts";
import { DataTable } from "#app/ui/data-table.tsx";

/** The closed list of codes that a problem can carry. */
export function ErrorList({ errors }: Pick<ApiGuide, "errors">) {
  const { t } = useTranslation("apidocs");
  return (
    <section className="stack" aria-labelledby="errors">
      <h2 id="errors">{t("errors")}</h2>
      <p>{t("errorsLead")}</p>
      <DataTable
        caption={t("errors")}
        rows={errors}
        rowKey={(row) => row.code}
        columns={[
          { id: "code", label: t("code"), kind: "main", cell: (row) => <code dir="ltr">{row.code}</code> },
          { id: "status", label: t("status"), kind: "number", cell: (row) => row.status },
          { id: "meaning", label: t("meaning"), cell: (row) => row.sentence },
        ]}
      />
    </section>
  );
}
