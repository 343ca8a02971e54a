import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { findGuideBotId } from "#app/features/bots/index.server.ts";
import { publicLoader } from "#app/http/page-guards.server.ts";
import { CodeBlock } from "#app/ui/code-block.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { SkipLink } from "#app/ui/skip-link.tsx";
import { CompareTable } from "./compare-table.tsx";
import { FrontFoot } from "./front-foot.tsx";
import { FrontHead } from "./front-head.tsx";
import { Hero } from "./hero.tsx";
import { Pictures } from "./pictures.tsx";
import { listPictures } from "./list-pictures.server.ts";
import { StartLink } from "./start-link.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  ...pageTitle(data),
  { name: "description", content: data?.description },
];

export const handle = { i18n: ["landing"] };

export const loader = publicLoader(async ({ account, request, locale, t }) => ({
  title: t("landing:metaTitle"),
  description: t("landing:metaDescription"),
  isSignedIn: account !== null,
  guideBotId: await findGuideBotId(locale),
  origin: new URL(request.url).origin,
  pictures: await listPictures(),
}));

export default function FrontDoor() {
  const { t } = useTranslation("landing");
  const { isSignedIn, guideBotId, origin, pictures } = useLoaderData<typeof loader>();
  const snippet = `<script src="${origin}/widget.js" data-bot="${guideBotId ?? "BOT_ID"}" async></script>`;
  return (
    <div className="front">
      <SkipLink />
      <FrontHead isSignedIn={isSignedIn} />
      <main id="main">
        <Hero isSignedIn={isSignedIn} guideBotId={guideBotId} />
        <Pictures available={pictures} />
        <section className="front-section front-snippet" aria-labelledby="snippet">
          <div>
            <h2 id="snippet">{t("snippet.title")}</h2>
            <p className="text-quiet mt-2">{t("snippet.lead")}</p>
          </div>
          <CodeBlock code={snippet} title={t("snippet.label")} isWrapped />
        </section>
        <CompareTable />
        <section className="front-section front-end">
          <h2>{t("end.title")}</h2>
          <p className="text-quiet mt-2 mb-5">{t("end.text")}</p>
          <StartLink isSignedIn={isSignedIn} />
        </section>
      </main>
      <FrontFoot />
    </div>
  );
}
