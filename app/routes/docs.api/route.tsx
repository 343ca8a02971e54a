import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { apiGuide } from "#app/features/rest/index.server.ts";
import { publicLoader } from "#app/http/page-guards.server.ts";
import { CodeBlock } from "#app/ui/code-block.tsx";
import { LanguagePicker } from "#app/ui/language-picker.tsx";
import { Logo } from "#app/ui/logo.tsx";
import { PageHead } from "#app/ui/page-head.tsx";
import { SkipLink } from "#app/ui/skip-link.tsx";
import { CallView } from "./call-view.tsx";
import { ErrorList } from "./error-list.tsx";
import { ShapeList } from "./shape-list.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: "description", content: data?.description },
];

export const handle = { i18n: ["apidocs"] };

export const loader = publicLoader(async ({ locale, request, t }) => ({
  title: t("apidocs:metaTitle"),
  description: t("apidocs:description"),
  origin: new URL(request.url).origin,
  ...apiGuide(locale),
}));

export default function ApiDocs() {
  const { t } = useTranslation("apidocs");
  const { groups, shapes, errors, origin } = useLoaderData<typeof loader>();
  const start = `TOKEN=$(npm run -s cli -- token:create --email ana@example.org --name api)\ncurl -H "Authorization: Bearer $TOKEN" ${origin}/api/v1/bots`;
  return (
    <div className="front">
      <SkipLink />
      <header className="front-head">
        <Logo />
        <LanguagePicker />
      </header>
      <main id="main" className="stack stack-loose">
        <PageHead
          title={t("title")}
          lead={t("description")}
          action={<a href="/api/openapi.json">{t("document")}</a>}
        />
        <nav aria-label={t("contents")}>
          <ul className="row-of">
            {groups.map(({ name, title }) => (
              <li key={name}>
                <a href={`#${name}`}>{title}</a>
              </li>
            ))}
            <li>
              <a href="#shapes">{t("schemas")}</a>
            </li>
            <li>
              <a href="#errors">{t("errors")}</a>
            </li>
          </ul>
        </nav>
        <section className="stack" aria-labelledby="start">
          <h2 id="start">{t("start")}</h2>
          <p>{t("startLead")}</p>
          <CodeBlock code={start} title={t("startCode")} isWrapped />
        </section>
        {groups.map(({ name, title, calls }) => (
          <section key={name} className="stack" aria-labelledby={name}>
            <h2 id={name}>{title}</h2>
            {calls.map((call) => (
              <CallView key={call.id} call={call} />
            ))}
          </section>
        ))}
        <ShapeList shapes={shapes} />
        <ErrorList errors={errors} />
      </main>
    </div>
  );
}
