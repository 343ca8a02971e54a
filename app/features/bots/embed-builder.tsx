import { Form } from "@remix-run/react";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { DEFAULT_COLOUR } from "#app/domain/look/look-choices.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { LANGUAGE_NAMES } from "#app/ui/language-names.ts";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import {
  EMBED_LANGUAGES,
  EMBED_MODES,
  EMBED_OPENINGS,
  EMBED_POSITIONS,
  EMBED_THEMES,
  readEmbedOptions,
  USUAL_EMBED,
  type EmbedOptions,
} from "./embed-options.ts";

interface EmbedBuilderProps {
  options: EmbedOptions;
  /** Published versions, the newest first. */
  versions: readonly number[];
  onChange: (options: EmbedOptions) => void;
}

/** How the bot shall stand on the page; the snippets follow at once, or after a press of the button without JavaScript. */
export function EmbedBuilder({ options, versions, onChange }: EmbedBuilderProps) {
  const { t } = useTranslation("embedding");
  const follow = ({ currentTarget }: FormEvent<HTMLFormElement>) => {
    const typed = [...new FormData(currentTarget)].map(([name, value]) => [
      name,
      typeof value === "string" ? value : "",
    ]);
    onChange(readEmbedOptions(new URLSearchParams(typed)));
  };
  const languages = EMBED_LANGUAGES.map((value) => ({
    value,
    label: value === "auto" ? t("builder.langs.auto") : (LANGUAGE_NAMES[value] ?? value),
  }));
  const pins = [
    { value: "", label: t("builder.newest") },
    ...versions.map((number) => ({ value: String(number), label: t("builder.pinned", { number }) })),
  ];
  // Once: a form that somebody is filling in does not fold itself away.
  const [isOpen] = useState(() => JSON.stringify(options) !== JSON.stringify(USUAL_EMBED));
  return (
    <details className="embed-builder" open={isOpen}>
      <summary>{t("builder.title")}</summary>
      <Form method="get" preventScrollReset className="stack" autoComplete="off" onChange={follow}>
        <div className="embed-fields">
          <Choice name="mode" values={EMBED_MODES} value={options.mode} />
          <Choice name="position" values={EMBED_POSITIONS} value={options.position} />
          <Choice name="open" values={EMBED_OPENINGS} value={options.open} />
          <SelectField
            name="lang"
            label={t("builder.lang")}
            options={languages}
            defaultValue={options.lang}
          />
          <Choice name="theme" values={EMBED_THEMES} value={options.theme} />
          <TextField
            name="color"
            label={t("builder.color")}
            isOptional
            dir="ltr"
            placeholder={DEFAULT_COLOUR}
            defaultValue={options.color}
          />
          <SelectField
            name="version"
            label={t("builder.version")}
            options={pins}
            defaultValue={String(options.version ?? "")}
          />
        </div>
        <Checkbox
          name="consent"
          label={t("builder.consent")}
          help={t("builder.consentHelp")}
          defaultChecked={options.consent}
        />
        <noscript>
          <Button type="submit">{t("builder.show")}</Button>
        </noscript>
      </Form>
    </details>
  );
}

interface ChoiceProps {
  name: "mode" | "position" | "theme" | "open";
  values: readonly string[];
  value: string;
}

/** One of the widget's own words, called by what it does. */
function Choice({ name, values, value }: ChoiceProps) {
  const { t } = useTranslation("embedding");
  const options = values.map((one) => ({
    value: one,
    label: t(`builder.${name}s.${one.replace(":", "") || "own"}`),
  }));
  return <SelectField name={name} label={t(`builder.${name}`)} options={options} defaultValue={value} />;
}
