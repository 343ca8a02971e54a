import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export interface ShownLeads {
  q: string;
  from: string;
  to: string;
}

/** Looks through what visitors left; what is looked for stands in the address. */
export function LeadFilters({ q, from, to }: ShownLeads) {
  const { t } = useTranslation("leads");
  return (
    <search>
      <Form method="get" className="filter-row" key={`${q} ${from} ${to}`} preventScrollReset>
        <TextField name="q" type="search" label={t("list.search")} defaultValue={q} maxLength={200} />
        <TextField name="from" type="date" label={t("list.from")} defaultValue={from} />
        <TextField name="to" type="date" label={t("list.to")} defaultValue={to} />
        <Button type="submit">{t("list.filter")}</Button>
        {q || from || to ? (
          <LinkButton to="." tone="quiet" preventScrollReset>
            {t("list.all")}
          </LinkButton>
        ) : null}
      </Form>
    </search>
  );
}
