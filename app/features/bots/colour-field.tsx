import { useTranslation } from "react-i18next";
import { Field } from "#app/ui/field.tsx";

/** The product's own green first; each is readable with white or ink on it. */
const PRESETS = [
  "#0b6e4f",
  "#1d5fa8",
  "#3f51a3",
  "#7a3b69",
  "#a83232",
  "#b45309",
  "#44546a",
  "#1c2321",
] as const;

interface ColourFieldProps {
  name: string;
  label: string;
  value: string;
  error: string | undefined;
  onPick: (colour: string) => void;
}

/** A colour as its code, from the browser's own picker or from the presets. */
export function ColourField({ name, label, value, error, onPick }: ColourFieldProps) {
  const { t } = useTranslation("bots");
  const isColour = /^#[0-9a-f]{6}$/i.test(value);
  return (
    <div className="stack stack-tight">
      <Field name={name} label={label} error={error}>
        {(control) => (
          <div className="colour-row">
            <input
              type="color"
              className="colour-well"
              aria-label={t("look.pick")}
              value={isColour ? value : "#000000"}
              onChange={(event) => onPick(event.currentTarget.value)}
            />
            <input
              {...control}
              type="text"
              dir="ltr"
              className="form-control"
              spellCheck={false}
              value={value}
              onChange={(event) => onPick(event.currentTarget.value.trim())}
            />
          </div>
        )}
      </Field>
      <fieldset className="swatches needs-script">
        <legend className="visually-hidden">{t("look.presets")}</legend>
        {PRESETS.map((preset) => (
          <button
            key={preset}
            type="button"
            className="swatch"
            aria-pressed={preset === value.toLowerCase()}
            aria-label={t(`look.preset.${preset.slice(1)}`)}
            onClick={() => onPick(preset)}
          >
            <svg viewBox="0 0 24 24" aria-hidden>
              <circle cx="12" cy="12" r="12" fill={preset} />
            </svg>
          </button>
        ))}
      </fieldset>
    </div>
  );
}
