import { redirect, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useRevalidator } from "@remix-run/react";
import { ArrowLeft, RefreshCw, Trash2 } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { may } from "#app/domain/access/permissions.ts";
import {
  deleteSource,
  getSource,
  listPassages,
  refreshSource,
} from "#app/features/knowledge/index.server.ts";
import { PassageList } from "#app/features/knowledge/passage-list.tsx";
import { SourceStatus } from "#app/features/knowledge/source-status.tsx";
import { on } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";
import { queryOf } from "#app/http/parse-input.server.ts";
import { Button } from "#app/ui/button.tsx";
import { formatBytes, formatNumber } from "#app/ui/format.ts";
import { formStateOf } from "#app/ui/form-state.ts";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Panel } from "#app/ui/panel.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = workspaceLoader(
  { can: "bot:read", params: ["botId", "sourceId"] },
  async ({ actor, params, request, t }) => {
    const { sourceId } = params;
    const cursor = queryOf(request).cursor ?? null;
    const [source, page] = await Promise.all([
      getSource({ actor, sourceId }),
      listPassages({ actor, sourceId, limit: 50, cursor }),
    ]);
    return {
      title: t("bots:editor.metaTitle", { section: t("bots:section.knowledge"), name: source.title }),
      source,
      page,
      isPaged: cursor !== null,
      mayEdit: may(actor, "knowledge:edit"),
    };
  },
);

const NothingSchema = z.strictObject({});

export const action = workspaceAction<"botId" | "sourceId">({
  can: "knowledge:edit",
  params: ["botId", "sourceId"],
  intents: {
    refresh: on(NothingSchema, async ({ actor, params }) =>
      refreshSource({ actor, sourceId: params.sourceId }),
    ),
    delete: on(NothingSchema, async ({ actor, params }) => {
      await deleteSource({ actor, sourceId: params.sourceId });
      return redirect(`/app/${actor.workspaceId}/bots/${params.botId}/knowledge?deleted=${params.sourceId}`);
    }),
  },
});

export default function Source() {
  const { t, i18n } = useTranslation("knowledge");
  const { source, page, isPaged, mayEdit } = useLoaderData<typeof loader>();
  const failed = formStateOf(useActionData<typeof action>()).message;
  const { revalidate } = useRevalidator();
  const isWaiting = source.status === "queued" || source.status === "reading";
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(revalidate, 1_000);
    return () => clearInterval(timer);
  }, [isWaiting, revalidate]);
  return (
    <div className="stack">
      <div>
        <Link to=".." relative="path" className="back-link">
          <ArrowLeft className="icon icon-mirrored" aria-hidden />
          {t("source.back")}
        </Link>
        <div className="section-head">
          <div>
            <h2 dir="auto">{source.title}</h2>
            <p className="text-quiet">
              {t(`type.${source.type}`)} · {formatBytes(source.bytes, i18n.language)} ·{" "}
              {t("list.passageCount", {
                count: source.passages,
                shown: formatNumber(source.passages, i18n.language),
              })}
            </p>
          </div>
          {mayEdit ? (
            <Form method="post" className="row-of">
              <Button type="submit" name="intent" value="refresh">
                <RefreshCw className="icon" aria-hidden />
                {t(source.status === "failed" ? "list.retry" : "list.refresh")}
              </Button>
              <Button type="submit" name="intent" value="delete" tone="danger-plain">
                <Trash2 className="icon" aria-hidden />
                {t("list.delete")}
              </Button>
            </Form>
          ) : null}
        </div>
      </div>
      {failed ? (
        <Notice tone="danger" isLive>
          {failed}
        </Notice>
      ) : null}
      {source.status === "ready" ? null : (
        <Panel>
          <SourceStatus source={source} />
        </Panel>
      )}
      <Panel title={t("passages.title")} lead={t("passages.lead")}>
        {page.items.length === 0 ? (
          <p className="text-quiet">{t("passages.none")}</p>
        ) : (
          <PassageList passages={page.items} />
        )}
        <nav className="row-of mt-4" aria-label={t("list.pages")}>
          {isPaged ? <LinkButton to="?">{t("list.firstPage")}</LinkButton> : null}
          {page.nextCursor ? (
            <LinkButton to={`?cursor=${encodeURIComponent(page.nextCursor)}`}>
              {t("list.nextPage")}
            </LinkButton>
          ) : null}
        </nav>
      </Panel>
    </div>
  );
}
