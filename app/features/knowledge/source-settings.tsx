import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import type { FormState } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { Moment } from "#app/ui/moment.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { isWebType, SCHEDULES } from "./source-kinds.ts";
import type { SourceView } from "./source-view.ts";

interface SourceSettingsProps {
  source: SourceView;
  states: { schedule: FormState; open: FormState };
}

/** How often a source from the web is read, and whether visitors may open a file. Nothing for what has neither. */
export function SourceSettings({ source, states }: SourceSettingsProps) {
  const { t } = useTranslation("knowledge");
  if (isWebType(source.type)) return <Schedule source={source} state={states.schedule} />;
  if (source.type !== "file") return null;
  return (
    <Panel title={t("open.title")}>
      <Form method="post" className="stack" key={String(source.isOpen)}>
        <FormSummary state={states.open} />
        <Checkbox
          kind="switch"
          name="isOpen"
          value="yes"
          label={t("open.label")}
          help={t("open.help")}
          defaultChecked={source.isOpen}
        />
        <div className="form-actions">
          <Button type="submit" name="intent" value="open">
            {t("settings.save")}
          </Button>
          {states.open.isDone ? <output className="text-small">{t("settings.saved")}</output> : null}
        </div>
      </Form>
    </Panel>
  );
}

function Schedule({ source, state }: { source: SourceView; state: FormState }) {
  const { t } = useTranslation("knowledge");
  return (
    <Panel title={t("schedule.title")} lead={t("schedule.lead")}>
      <Form method="post" className="filter-row" noValidate>
        <SelectField
          key={String(source.everyHours)}
          name="everyHours"
          label={t("schedule.label")}
          defaultValue={source.everyHours === null ? "" : String(source.everyHours)}
          options={SCHEDULES.map((hours) => ({
            value: hours === null ? "" : String(hours),
            label: t(`schedule.every.${hours ?? "never"}`),
          }))}
          state={state}
        />
        <Button type="submit" name="intent" value="schedule">
          {t("settings.save")}
        </Button>
        {state.isDone ? <output className="text-small">{t("settings.saved")}</output> : null}
      </Form>
      {source.nextReadAt ? (
        <p className="text-small text-quiet mt-2">
          {t("schedule.next")} <Moment value={source.nextReadAt} kind="datetime" />
        </p>
      ) : null}
    </Panel>
  );
}
