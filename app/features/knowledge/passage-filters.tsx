import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { PASSAGE_FILTERS, type PassageFilter } from "./passage-filter.ts";

interface PassageFiltersProps {
  query: string;
  filter: PassageFilter | null;
}

/** Looks through all passages of a source; what is looked for stands in the address. */
export function PassageFilters({ query, filter }: PassageFiltersProps) {
  const { t } = useTranslation("knowledge");
  return (
    <search>
      <Form method="get" className="filter-row" key={`${query} ${filter}`} preventScrollReset>
        <input type="hidden" name="view" value="passages" />
        <TextField
          name="query"
          type="search"
          label={t("passages.filter")}
          defaultValue={query}
          maxLength={200}
        />
        <SelectField
          name="only"
          label={t("passages.which")}
          defaultValue={filter ?? ""}
          options={[
            { value: "", label: t("filter.any") },
            ...PASSAGE_FILTERS.map((each) => ({ value: each, label: t(`passages.only.${each}`) })),
          ]}
        />
        <Button type="submit">{t("filter.show")}</Button>
        {query || filter ? (
          <LinkButton to="?view=passages" tone="quiet" preventScrollReset>
            {t("filter.clear")}
          </LinkButton>
        ) : null}
      </Form>
    </search>
  );
}
