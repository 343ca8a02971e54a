import { redirect, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { createFromTemplate, listTemplates } from "#app/features/templates/index.server.ts";
import { TemplateCard } from "#app/features/templates/template-card.tsx";
import { TEMPLATE_LANGUAGES, UseTemplateSchema } from "#app/features/templates/template.schema.ts";
import { on } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";
import { queryOf } from "#app/http/parse-input.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Drawing } from "#app/ui/drawing.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { formStateOf } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { LANGUAGE_NAMES } from "#app/ui/language-names.ts";
import { LinkButton } from "#app/ui/link-button.tsx";
import { PageHead } from "#app/ui/page-head.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle = { i18n: ["templates"] };

const MAX_SEARCH = 80;

export const loader = workspaceLoader({ can: "bot:edit" }, async ({ request, locale, t }) => {
  const { q = "", language: wanted = locale } = queryOf(request);
  const language = TEMPLATE_LANGUAGES.find((known) => known === wanted) ?? "en";
  const search = q.trim().slice(0, MAX_SEARCH);
  return {
    title: `${t("templates:gallery.title")} · ChatBot Factory`,
    cards: listTemplates({ language, search }),
    languages: TEMPLATE_LANGUAGES.map((code) => ({ code, name: LANGUAGE_NAMES[code] })),
    language,
    search,
  };
});

export const action = workspaceAction<never>({
  can: "bot:edit",
  intents: {
    use: on(UseTemplateSchema, async ({ actor, input }) => {
      const { botId } = await createFromTemplate({ actor, key: input.template, language: input.language });
      return redirect(`/app/${actor.workspaceId}/bots/${botId}/knowledge`);
    }),
  },
});

export default function Templates() {
  const { t } = useTranslation("templates");
  const { cards, language } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <PageHead title={t("gallery.title")} lead={t("gallery.lead")} />
      <div className="stack">
        <FormSummary state={formStateOf(result, "use")} />
        <Filters />
        {cards.length === 0 ? (
          <EmptyState drawing={<Drawing name="signpost" />} title={t("gallery.nothing")} />
        ) : (
          <ul className="template-cards">
            {cards.map((card) => (
              <TemplateCard key={card.key} card={card} language={language} />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

/** Words and language, both in the address. */
function Filters() {
  const { t } = useTranslation("templates");
  const { languages, language, search } = useLoaderData<typeof loader>();
  return (
    <search>
      <Form method="get" className="search-row template-filters" key={`${language} ${search}`}>
        <input
          type="search"
          name="q"
          className="form-control"
          aria-label={t("gallery.search")}
          placeholder={t("gallery.search")}
          defaultValue={search}
          dir="auto"
        />
        <select
          name="language"
          className="form-select"
          aria-label={t("gallery.language")}
          defaultValue={language}
        >
          {languages.map(({ code, name }) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </select>
        <Button type="submit">{t("gallery.searchButton")}</Button>
        {search ? <LinkButton to={`?language=${language}`}>{t("gallery.showAll")}</LinkButton> : null}
      </Form>
    </search>
  );
}
