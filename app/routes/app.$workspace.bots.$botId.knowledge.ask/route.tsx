import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { tryQuestion } from "#app/features/answers/index.server.ts";
import { getBot } from "#app/features/bots/index.server.ts";
import { AskKnowledge } from "#app/features/knowledge/ask-knowledge.tsx";
import { FoundPassages } from "#app/features/knowledge/found-passages.tsx";
import { listSources } from "#app/features/knowledge/index.server.ts";
import { TriedAnswer } from "#app/features/knowledge/tried-answer.tsx";
import { workspaceLoader } from "#app/http/page-guards.server.ts";
import { queryOf } from "#app/http/parse-input.server.ts";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Drawing } from "#app/ui/drawing.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Panel } from "#app/ui/panel.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const MAX_QUESTION = 2_000;

export const loader = workspaceLoader(
  { can: "bot:read", params: ["botId"] },
  async ({ actor, params, request, locale, t }) => {
    const { botId } = params;
    const query = queryOf(request);
    const question = (query.q ?? "").trim().slice(0, MAX_QUESTION).toWellFormed();
    const bot = await getBot({ actor, botId });
    const version = query.version === "live" && bot.liveVersion !== null ? "live" : "draft";
    const { totals } = await listSources({ actor, botId, limit: 1 });
    return {
      title: t("bots:editor.metaTitle", { section: t("nav.ask", { ns: "knowledge" }), name: bot.name }),
      home: `/app/${actor.workspaceId}/bots/${botId}/knowledge`,
      question,
      version: version as "draft" | "live",
      liveNumber: bot.liveVersion,
      hasPassages: totals.passages > 0,
      tried: question ? await tryQuestion({ actor, botId, question, version, locale }) : null,
    };
  },
);

export default function Ask() {
  const { t } = useTranslation("knowledge");
  const { home, question, version, liveNumber, hasPassages, tried } = useLoaderData<typeof loader>();
  if (!hasPassages)
    return (
      <Panel>
        <EmptyState
          drawing={<Drawing name="sheets" />}
          title={t("ask.emptyTitle")}
          action={<LinkButton to={home}>{t("ask.toSources")}</LinkButton>}
        >
          {t("ask.emptyText")}
        </EmptyState>
      </Panel>
    );
  return (
    <>
      <AskKnowledge question={question} version={version} liveNumber={liveNumber} />
      {tried ? (
        <>
          <TriedAnswer answer={tried.answer} />
          <FoundPassages found={tried.found} home={home} />
        </>
      ) : null}
    </>
  );
}
