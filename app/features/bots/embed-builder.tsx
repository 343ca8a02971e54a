import { Form } from "@remix-run/react";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { DEFAULT_COLOUR } from "#app/domain/bot/bot-settings.ts";
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
  const list = (name: "mode" | "position" | "theme" | "open", values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`builder.${name}s.${value.replace(":", "") || "own"}`) }));
  const languages = EMBED_LANGUAGES.map((value) => ({
    value,
    label: value === "auto" ? t("builder.langs.auto") : (LANGUAGE_NAMES[value] ?? value),
  }));
  const pins = [
    { value: "", label: t("builder.newest") },
    ...versions.map((number) => ({ value: String(number), label: t("builder.pinned", { number }) })),
  ];
  const isUsual = JSON.stringify(options) === JSON.stringify(USUAL_EMBED);
  return (
    <details className="embed-builder" open={!isUsual || undefined}>
      <summary>{t("builder.title")}</summary>
      <Form method="get" preventScrollReset className="stack" autoComplete="off" onChange={follow}>
        <div className="embed-fields">
          <SelectField
            name="mode"
            label={t("builder.mode")}
            options={list("mode", EMBED_MODES)}
            defaultValue={options.mode}
          />
          <SelectField
            name="position"
            label={t("builder.position")}
            options={list("position", EMBED_POSITIONS)}
            defaultValue={options.position}
          />
          <SelectField
            name="open"
            label={t("builder.open")}
            options={list("open", EMBED_OPENINGS)}
            defaultValue={options.open}
          />
          <SelectField
            name="lang"
            label={t("builder.lang")}
            options={languages}
            defaultValue={options.lang}
          />
          <SelectField
            name="theme"
            label={t("builder.theme")}
            options={list("theme", EMBED_THEMES)}
            defaultValue={options.theme}
          />
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
