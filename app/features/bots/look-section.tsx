import { useTranslation } from "react-i18next";
import { Field } from "#app/ui/field.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { ColourField } from "./colour-field.tsx";
import { ContrastMeter } from "./contrast-meter.tsx";
import { DraftForm } from "./draft-form.tsx";
import { useDraftFields } from "./use-draft-fields.ts";

/** Colour, theme, place and shape of the widget. */
export function LookSection() {
  const { t } = useTranslation("bots");
  const { settings, form, text, number, change } = useDraftFields();
  const { look } = settings;
  const colour = text("look.color", "color", look.color);
  const radius = number("look.radius", "radius", look.radius);
  const themes = ["auto", "light", "dark"].map((value) => ({ value, label: t(`look.themes.${value}`) }));
  const places = ["bottom-right", "bottom-left"].map((value) => ({
    value,
    label: t(`look.places.${value}`),
  }));
  return (
    <DraftForm form={form}>
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
        </div>
      </Panel>
      <Panel title={t("look.shapeTitle")}>
        <div className="stack">
          <div className="field-pair">
            <SelectField
              name="theme"
              label={t("look.theme")}
              options={themes}
              {...text("look.theme", "theme", look.theme)}
            />
            <SelectField
              name="position"
              label={t("look.position")}
              options={places}
              {...text("look.position", "position", look.position)}
            />
          </div>
          <Field name="radius" label={t("look.radius")} help={t("look.radiusHelp")} error={radius.error}>
            {(control) => (
              <div className="range-row">
                <input
                  {...control}
                  type="range"
                  className="form-range"
                  min={0}
                  max={24}
                  step={1}
                  value={radius.value}
                  onChange={radius.onChange}
                />
                <output htmlFor={control.id}>{t("look.pixels", { count: Number(radius.value) })}</output>
              </div>
            )}
          </Field>
        </div>
      </Panel>
    </DraftForm>
  );
}
