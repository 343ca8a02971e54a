import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import {
  LAUNCHER_ICONS,
  LAUNCHER_SHAPES,
  LAUNCHER_SIZES,
  MAX_OFFSET,
} from "#app/domain/look/look-choices.ts";
import { Panel } from "#app/ui/panel.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { DraftForm } from "./draft-form.tsx";
import { LauncherSample } from "./launcher-sample.tsx";
import { RangeField } from "./range-field.tsx";
import { useDraftFields } from "./use-draft-fields.ts";

/** The button on the page: what it looks like and where it stands. */
export function LookLauncher() {
  const { t } = useTranslation("bots");
  const { settings, form, text, number } = useDraftFields("launcher");
  const { look, texts, locale } = settings;
  const options = (group: string, values: readonly (string | number)[]) =>
    values.map((value) => ({ value: String(value), label: t(`look.${group}.${value}`) }));
  return (
    <DraftForm form={form} intent="launcher">
      <Panel title={t("look.launcherTitle")} lead={t("look.launcherLead")}>
        <div className="stack">
          <LauncherSample look={look} label={texts[locale]?.launcher || t("look.launcherLabel")} />
          <div className="field-pair">
            <SelectField
              label={t("look.shape")}
              options={options("shapes", LAUNCHER_SHAPES)}
              {...text("look.shape")}
            />
            <SelectField
              label={t("look.size")}
              options={options("sizes", LAUNCHER_SIZES)}
              {...number("look.size")}
            />
          </div>
          <div className="field-pair">
            <SelectField
              label={t("look.icon")}
              help={look.icon === "avatar" ? t("look.iconHelp") : undefined}
              options={options("icons", LAUNCHER_ICONS)}
              {...text("look.icon")}
            />
            <SelectField
              label={t("look.position")}
              options={options("places", ["bottom-right", "bottom-left"])}
              {...text("look.position")}
            />
          </div>
          <RangeField label={t("look.offsetX")} max={MAX_OFFSET} {...number("look.offsetX")} />
          <RangeField label={t("look.offsetY")} max={MAX_OFFSET} {...number("look.offsetY")} />
          <p className="field-help">
            {t("look.launcherSnippet")} <Link to="../publish">{t("look.toSnippet")}</Link>
          </p>
        </div>
      </Panel>
    </DraftForm>
  );
}
