import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { formatNumber } from "#app/ui/format.ts";
import type { FormState } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { MOST_PAGES } from "./source-kinds.ts";
import { useEmptied } from "./use-emptied.ts";

/** An address is typed from left to right in every language. */
const ADDRESS = {
  name: "url",
  inputMode: "url",
  dir: "ltr",
  spellCheck: false,
  autoCapitalize: "none",
  autoComplete: "off",
  maxLength: 2_000,
} as const;

const EXAMPLES = {
  page: "https://shop.example/delivery",
  site: "https://shop.example",
  sitemap: "https://shop.example/sitemap.xml",
} as const;

/** Adds one page of the web. */
export function PageForm({ state }: { state: FormState }) {
  const { t } = useTranslation("knowledge");
  const isBusy = useNavigation().formData?.get("intent") === "addPage";
  return (
    <Form ref={useEmptied(state)} method="post" className="stack" noValidate>
      <FormSummary state={state} />
      <input type="hidden" name="intent" value="addPage" />
      <TextField
        {...ADDRESS}
        label={t("web.page")}
        help={t("web.pageHelp")}
        placeholder={EXAMPLES.page}
        state={state}
      />
      <div className="form-actions">
        <Button type="submit" tone="main" isBusy={isBusy}>
          {t("web.addPage")}
        </Button>
      </div>
    </Form>
  );
}

/** Adds the pages of one site: along its links, or as its sitemap names them. */
export function SiteForm({ state }: { state: FormState }) {
  const { t, i18n } = useTranslation("knowledge");
  const isBusy = useNavigation().formData?.get("intent") === "addSite";
  const [way, setWay] = useState<string>(state.values.type ?? "crawl");
  const most = formatNumber(MOST_PAGES, i18n.language);
  return (
    <Form ref={useEmptied(state)} method="post" className="stack" noValidate>
      <FormSummary state={state} />
      <input type="hidden" name="intent" value="addSite" />
      <fieldset className="stack stack-tight">
        <legend>{t("web.way")}</legend>
        {(["crawl", "sitemap"] as const).map((each) => (
          <Checkbox
            key={each}
            kind="radio"
            name="type"
            value={each}
            label={t(`web.${each}`)}
            help={t(`web.${each}Help`)}
            defaultChecked={each === way}
            onChange={() => setWay(each)}
          />
        ))}
      </fieldset>
      <TextField
        {...ADDRESS}
        label={t(way === "sitemap" ? "web.sitemapAddress" : "web.site")}
        placeholder={way === "sitemap" ? EXAMPLES.sitemap : EXAMPLES.site}
        state={state}
      />
      <details className="more" open={moreIsWrong(state) || undefined}>
        <summary>{t("web.more")}</summary>
        <div className="stack">
          <TextField
            name="limit"
            label={t("web.limit")}
            help={t("web.limitHelp", { most })}
            inputMode="numeric"
            defaultValue="200"
            state={state}
          />
          {way === "crawl" ? <Patterns state={state} /> : null}
        </div>
      </details>
      <div className="form-actions">
        <Button type="submit" tone="main" isBusy={isBusy}>
          {t("web.addSite")}
        </Button>
      </div>
    </Form>
  );
}

const moreIsWrong = ({ fields }: FormState) =>
  Object.keys(fields).some((field) => /^(limit|include|exclude)/.test(field));

function Patterns({ state }: { state: FormState }) {
  const { t } = useTranslation("knowledge");
  return (["include", "exclude"] as const).map((name) => (
    <TextArea
      key={name}
      name={name}
      label={t(`web.${name}`)}
      help={t(`web.${name}Help`)}
      isOptional
      isCode
      rows={2}
      dir="ltr"
      spellCheck={false}
      placeholder={name === "include" ? "/help" : "/blog"}
      state={state}
    />
  ));
}
