import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import type { SourceFilter } from "./list-sources.server.ts";
import { SOURCE_STATUSES, SOURCE_TYPES } from "./source-kinds.ts";

/** Leaves only the sources with a name, of a type, in a state; what is chosen stands in the address. */
export function SourceFilters({ filter }: { filter: SourceFilter }) {
  const { t } = useTranslation("knowledge");
  const isOn = Boolean(filter.query || filter.type || filter.status);
  const any = { value: "", label: t("filter.any") };
  return (
    <search>
      <Form method="get" className="filter-row" key={JSON.stringify(filter)}>
        <TextField
          name="query"
          type="search"
          label={t("filter.query")}
          defaultValue={filter.query}
          maxLength={200}
        />
        <SelectField
          name="type"
          label={t("filter.type")}
          defaultValue={filter.type ?? ""}
          options={[any, ...SOURCE_TYPES.map((type) => ({ value: type, label: t(`type.${type}`) }))]}
        />
        <SelectField
          name="status"
          label={t("list.status")}
          defaultValue={filter.status ?? ""}
          options={[
            any,
            ...SOURCE_STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) })),
          ]}
        />
        <Button type="submit">{t("filter.show")}</Button>
        {isOn ? (
          <LinkButton to="?" tone="quiet">
            {t("filter.clear")}
          </LinkButton>
        ) : null}
      </Form>
    </search>
  );
}
