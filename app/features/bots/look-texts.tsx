import { Link, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { BotTexts, TextsInOneLanguage } from "#app/domain/look/bot-texts.schema.ts";
import { countTexts } from "#app/domain/look/bot-texts.ts";
import { TEXT_LANGUAGES, TEXT_NAMES, type TextLanguage } from "#app/domain/look/text-languages.ts";
import { directionOf } from "#app/shared/direction.ts";
import { Panel } from "#app/ui/panel.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { DraftForm } from "./draft-form.tsx";
import { TEXT_LANGUAGE_NAMES } from "./text-language-names.ts";
import { useDraftFields } from "./use-draft-fields.ts";

/** What the bot says in each language of its visitors, one language at a time. */
export function LookTexts() {
  const { t } = useTranslation("bots");
  const { settings, form, errorOf, typed, change } = useDraftFields("texts");
  const [query] = useSearchParams();
  const language = TEXT_LANGUAGES.find((code) => code === query.get("language")) ?? settings.locale;
  const texts = settings.texts[language] ?? {};
  const write = (more: TextsInOneLanguage) => {
    const written = Object.entries({ ...texts, ...more }).filter(([, value]) => value.length > 0);
    change("texts", { ...settings.texts, [language]: Object.fromEntries(written) });
  };
  const field = (name: Exclude<(typeof TEXT_NAMES)[number], "starters">) => ({
    name,
    label: t(`texts.${name}`),
    isOptional: true,
    lang: language,
    dir: directionOf(language),
    value: typed(name) ?? texts[name] ?? "",
    error: errorOf(`texts.${language}.${name}`, name),
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      write({ [name]: currentTarget.value }),
  });
  const wrongStarter = TEXT_LINES.map((line) =>
    errorOf(`texts.${language}.starters.${line}`, "starters"),
  ).find(Boolean);
  return (
    <DraftForm form={form} intent="texts">
      <Panel title={t("texts.panelTitle")} lead={t("texts.lead")}>
        <div className="stack" key={language}>
          <TextLanguages texts={settings.texts} chosen={language} />
          <input type="hidden" name="language" value={language} />
          <TextArea {...field("greeting")} rows={2} placeholder={settings.greeting} />
          <TextArea
            name="starters"
            label={t("texts.starters")}
            help={t("texts.startersHelp")}
            isOptional
            lang={language}
            dir={directionOf(language)}
            rows={2}
            placeholder={settings.starters.join("\n")}
            value={typed("starters") ?? (texts.starters ?? []).join("\n")}
            error={errorOf(`texts.${language}.starters`, "starters") ?? wrongStarter}
            onChange={({ currentTarget: { value } }) =>
              write({ starters: value === "" ? [] : value.split("\n") })
            }
          />
          <TextField {...field("title")} help={t("texts.titleHelp")} />
          <TextField {...field("placeholder")} />
          <TextField {...field("paused")} />
          <TextField {...field("launcher")} help={t("texts.launcherHelp")} />
        </div>
      </Panel>
    </DraftForm>
  );
}

const TEXT_LINES = [0, 1, 2, 3];

/** Links, so that the switch works without JavaScript too; what is typed is kept as everywhere in the editor. */
function TextLanguages({ texts, chosen }: { texts: BotTexts; chosen: TextLanguage }) {
  const { t } = useTranslation("bots");
  return (
    <nav className="text-languages" aria-label={t("texts.languages")}>
      {TEXT_LANGUAGES.map((code) => (
        <Link
          key={code}
          to={`?language=${code}`}
          replace
          preventScrollReset
          aria-current={code === chosen ? "true" : undefined}
        >
          <bdi lang={code}>{TEXT_LANGUAGE_NAMES[code]}</bdi>
          <small>{t("texts.filled", { count: countTexts(texts[code]), all: TEXT_NAMES.length })}</small>
        </Link>
      ))}
    </nav>
  );
}
