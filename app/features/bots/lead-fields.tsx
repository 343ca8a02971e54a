import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import {
  LEAD_FIELD_KINDS,
  newLeadField,
  type LeadFieldKind,
  type LeadField,
} from "#app/domain/forms/lead-form.ts";
import { Button } from "#app/ui/button.tsx";
import { LeadFieldRow } from "./lead-field-row.tsx";
import { useDraftFields } from "./use-draft-fields.ts";

/** The fields of the form, in their order: each kind once. */
export function LeadFields() {
  const { t } = useTranslation("leads");
  const { settings, errors, form, change } = useDraftFields();
  const { fields } = settings.leadForm;
  const store = (next: LeadField[]) => change("leadForm.fields", next);
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
    <fieldset className="stack">
      <legend>{t("form.fields")}</legend>
      {wrong ? <p className="field-error">{wrong}</p> : null}
      {fields.map((field, index) => (
        <LeadFieldRow key={field.kind} fields={fields} index={index} onChange={store} />
      ))}
      <div className="needs-script form-actions">
        {missing.map((kind) => (
          <Button key={kind} size="small" onClick={() => add(kind)}>
            <Plus className="icon" aria-hidden />
            {t("form.add", { field: t(`form.kind.${kind}`) })}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
