import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import {
  LEAD_FIELD_KINDS,
  newLeadField,
  type LeadFieldKind,
  type LeadField,
} from "#app/domain/forms/lead-form.ts";
import { isSameValue } from "#app/domain/bot/setting-values.ts";
import { Button } from "#app/ui/button.tsx";
import { ROW_ADD, ROWS } from "./focus-row.ts";
import { LeadFieldRow } from "./lead-field-row.tsx";
import { useDraftFields } from "./use-draft-fields.ts";
import { useBegunRows } from "./use-begun-rows.ts";

/** A question of one's own has no words before somebody wrote them. */
const isBegun = (field: LeadField) => field.kind !== "own" || !isSameValue(field, newLeadField("own"));

/** The fields of the form, in their order: each kind once. */
export function LeadFields() {
  const { t } = useTranslation("leads");
  const { settings, errors, form, change } = useDraftFields();
  const {
    rows: fields,
    change: store,
    placeOf,
  } = useBegunRows(settings.leadForm.fields, isBegun, (begun) => change("leadForm.fields", begun));
  const missing = LEAD_FIELD_KINDS.filter((kind) => fields.every((field) => field.kind !== kind));
  const add = (kind: LeadFieldKind) => {
    store([...fields, newLeadField(kind)]);
    // The new row is there after the next rendering.
    requestAnimationFrame(() =>
      document.querySelector<HTMLInputElement>(`[name="label${fields.length + 1}"]`)?.focus(),
    );
  };
  const wrong = errors["leadForm.fields"] ?? form.fields.kind1;
  return (
    <fieldset className="stack" {...ROWS}>
      <legend>{t("form.fields")}</legend>
      {wrong ? <p className="field-error">{wrong}</p> : null}
      {fields.map((field, index) => (
        <LeadFieldRow
          key={field.kind}
          fields={fields}
          index={index}
          path={`leadForm.fields.${placeOf(index)}`}
          onChange={store}
        />
      ))}
      <div className="needs-script form-actions">
        {missing.map((kind) => (
          <Button key={kind} size="small" onClick={() => add(kind)} {...ROW_ADD}>
            <Plus className="icon" aria-hidden />
            {t("form.add", { field: t(`form.kind.${kind}`) })}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
