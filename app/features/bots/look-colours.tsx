import { useTranslation } from "react-i18next";
import { Panel } from "#app/ui/panel.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { ColourField } from "./colour-field.tsx";
import { ContrastMeter } from "./contrast-meter.tsx";
import { DraftForm } from "./draft-form.tsx";
import { RangeField } from "./range-field.tsx";
import { useDraftFields } from "./use-draft-fields.ts";

/** Colour, theme and corners of the window. */
export function LookColours() {
  const { t } = useTranslation("bots");
  const { form, text, number, change } = useDraftFields("colours");
  const colour = text("look.color");
  const themes = ["auto", "light", "dark"].map((value) => ({ value, label: t(`look.themes.${value}`) }));
  return (
    <DraftForm form={form} intent="colours">
      <Panel title={t("look.colourTitle")}>
        <div className="stack">
          <ColourField
            name="color"
            label={t("look.colour")}
            value={colour.value}
            error={colour.error}
            onPick={(picked) => change("look.color", picked)}
          />
          <ContrastMeter colour={colour.value} onFix={(fixed) => change("look.color", fixed)} />
          <SelectField label={t("look.theme")} options={themes} {...text("look.theme")} />
          <RangeField
            label={t("look.radius")}
            help={t("look.radiusHelp")}
            max={24}
            {...number("look.radius")}
          />
        </div>
      </Panel>
    </DraftForm>
  );
}
