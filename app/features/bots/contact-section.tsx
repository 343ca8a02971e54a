import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { isWall, LEAD_MOMENTS } from "#app/domain/forms/lead-form.ts";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { DraftForm } from "./draft-form.tsx";
import { LeadFields } from "./lead-fields.tsx";
import { useDraftFields } from "./use-draft-fields.ts";

/** How visitors reach a person: by asking for one, and by leaving their details. */
export function ContactSection() {
  const { t } = useTranslation("leads");
  const { settings, form, text, flag } = useDraftFields();
  const { leadForm } = settings;
  const moments = LEAD_MOMENTS.map((value) => ({ value, label: t(`form.moment.${value}`) }));
  const isForced = isWall(leadForm);
  return (
    <DraftForm form={form}>
      <Panel title={t("form.personTitle")} lead={t("form.personLead")}>
        <Checkbox
          kind="switch"
          label={t("form.handover")}
          help={t("form.handoverHelp")}
          {...flag("handover")}
        />
      </Panel>
      <Panel
        title={t("form.title")}
        lead={t("form.titleLead")}
        action={<Link to="../leads">{t("form.leads")}</Link>}
      >
        <div className="stack">
          <SelectField label={t("form.when")} options={moments} {...text("leadForm.when")} />
          {leadForm.when === "first" ? (
            <Checkbox
              label={t("form.required")}
              help={t("form.requiredHelp")}
              {...flag("leadForm.required")}
            />
          ) : null}
          {isForced ? <Notice tone="attention">{t("form.wall")}</Notice> : null}
          <LeadFields />
          <TextField
            label={t("form.consent")}
            help={t("form.consentHelp")}
            isOptional
            {...text("leadForm.consent")}
          />
          <TextField
            type="url"
            inputMode="url"
            dir="ltr"
            label={t("form.privacyUrl")}
            isOptional
            {...text("leadForm.privacyUrl")}
          />
        </div>
      </Panel>
    </DraftForm>
  );
}
