import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useRevalidator, useSearchParams } from "@remix-run/react";
import { Plus } from "lucide-react";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { may } from "#app/domain/access/permissions.ts";
import { getDraftBot } from "#app/features/bots/index.server.ts";
import { useDraft } from "#app/features/bots/draft-provider.tsx";
import { UndoBar } from "#app/features/bots/undo-bar.tsx";
import { AddSourcePanel, ADD_KINDS } from "#app/features/knowledge/add-source-panel.tsx";
import { AskKnowledge } from "#app/features/knowledge/ask-knowledge.tsx";
import { FileDrop, UploadList } from "#app/features/knowledge/file-drop.tsx";
import {
  addFileSource,
  addSource,
  deleteSource,
  listSources,
  refreshSource,
  searchKnowledge,
  storeUpload,
  undeleteSource,
} from "#app/features/knowledge/index.server.ts";
import { SourceList } from "#app/features/knowledge/source-list.tsx";
import { QaPairSchema, TextFormSchema, WhichSourceSchema } from "#app/features/knowledge/source.schema.ts";
import { useLiveSources } from "#app/features/knowledge/use-live-sources.ts";
import { useUploads } from "#app/features/knowledge/use-uploads.ts";
import { on, onFile } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";
import { queryOf } from "#app/http/parse-input.server.ts";
import { maxUploadBytes } from "#app/http/read-upload.server.ts";
import { isId } from "#app/shared/ids.ts";
import { Drawing } from "#app/ui/drawing.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { formatNumber } from "#app/ui/format.ts";
import { formStateOf } from "#app/ui/form-state.ts";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Panel } from "#app/ui/panel.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = workspaceLoader({ can: "bot:read", params: ["botId"] }, async ({ actor, params, request, t }) => {
  const { botId } = params;
  const { ask = "", cursor, deleted = "" } = queryOf(request);
  const question = ask.trim().slice(0, 2_000);
  const [bot, page] = await Promise.all([
    getDraftBot({ workspaceId: actor.workspaceId, botId }),
    listSources({ actor, botId, limit: 50, cursor: cursor ?? null }),
  ]);
  const { workspaceId, revisionIds } = bot;
  return {
    title: t("bots:editor.metaTitle", { section: t("bots:section.knowledge"), name: bot.settings.name }),
    page,
    cursor: cursor ?? null,
    feed: `/app/${workspaceId}/bots/${botId}/knowledge/feed`,
    question,
    found: question ? await searchKnowledge({ workspaceId, revisionIds, question, limit: 6 }) : null,
    deleted: isId(deleted) ? deleted : null,
    maxBytes: maxUploadBytes,
    mayEdit: may(actor, "knowledge:edit"),
  };
});

export const action = workspaceAction<"botId">({
  can: "knowledge:edit",
  params: ["botId"],
  intents: {
    addText: on(TextFormSchema, async ({ actor, params, input }) => {
      await addSource({ actor, botId: params.botId, source: { type: "text", ...input } });
    }),
    addQa: on(QaPairSchema, async ({ actor, params, input }) => {
      await addSource({ actor, botId: params.botId, source: input });
    }),
    upload: onFile(z.strictObject({}), async ({ actor, params, file }) => {
      await addFileSource({ actor, botId: params.botId, upload: await storeUpload({ actor, ...file }) });
      return redirect(`/app/${actor.workspaceId}/bots/${params.botId}/knowledge`);
    }),
    refresh: on(WhichSourceSchema, async ({ actor, input }) => refreshSource({ actor, sourceId: input.sourceId })),
    delete: on(WhichSourceSchema, async ({ actor, params, input }) => {
      await deleteSource({ actor, sourceId: input.sourceId });
      return redirect(`/app/${actor.workspaceId}/bots/${params.botId}/knowledge?deleted=${input.sourceId}`);
    }),
    undelete: on(WhichSourceSchema, async ({ actor, params, input }) => {
      await undeleteSource({ actor, sourceId: input.sourceId });
      return redirect(`/app/${actor.workspaceId}/bots/${params.botId}/knowledge`);
    }),
  },
});

export default function Knowledge() {
  const { t, i18n } = useTranslation("knowledge");
  const { page: loaded, cursor, feed, question, found, deleted, maxBytes, mayEdit } = useLoaderData<typeof loader>();
  const [query] = useSearchParams();
  const result = useActionData<typeof action>();
  const revalidator = useRevalidator();
  const { keeper } = useDraft();
  const reload = useCallback(() => {
    revalidator.revalidate();
    keeper.showAgain();
  }, [revalidator, keeper]);
  const page = useLiveSources(loaded, cursor ? `${feed}?cursor=${encodeURIComponent(cursor)}` : feed, reload);
  const { uploads, add } = useUploads({ address: feed, maxBytes, onStored: revalidator.revalidate });
  const states = { addText: formStateOf(result, "addText"), addQa: formStateOf(result, "addQa") };
  const kind = ADD_KINDS.find((each) => each === query.get("add"));
  const failed = ["refresh", "delete", "undelete"].map((intent) => formStateOf(result, intent).message).find(Boolean);
  const isAdded = states.addText.isDone || states.addQa.isDone;
  const number = (amount: number) => formatNumber(amount, i18n.language);
  return (
    <div className="stack">
      <div className="section-head">
        <div>
          <h2>{t("list.title")}</h2>
          <p className="text-quiet">
            {t("list.sourceCount", { count: page.totals.sources, shown: number(page.totals.sources) })} ·{" "}
            {t("list.passageCount", { count: page.totals.passages, shown: number(page.totals.passages) })}
          </p>
        </div>
        {mayEdit && !kind ? (
          <LinkButton to="?add=text" preventScrollReset>
            <Plus className="icon" aria-hidden />
            {t("add.title")}
          </LinkButton>
        ) : null}
      </div>
      {deleted ? <UndoBar message={t("list.deleted")} field="sourceId" id={deleted} /> : null}
      {failed ? (
        <Notice tone="danger" isLive>
          {failed}
        </Notice>
      ) : null}
      {isAdded ? (
        <Notice tone="good" isLive>
          {t("add.done")}
        </Notice>
      ) : null}
      {mayEdit && kind ? (
        <AddSourcePanel
          kind={kind}
          states={states}
          files={<FileDrop maxBytes={maxBytes} state={formStateOf(result, "upload")} onFiles={add} />}
        />
      ) : null}
      <UploadList uploads={uploads} maxBytes={maxBytes} />
      {page.items.length === 0 ? (
        <Panel>
          <EmptyState
            drawing={<Drawing name="sheets" />}
            title={t("list.emptyTitle")}
            action={
              mayEdit && !kind ? (
                <div className="row-of justify-content-center">
                  {ADD_KINDS.map((each) => (
                    <LinkButton key={each} to={`?add=${each}`} tone={each === "text" ? "main" : "plain"} preventScrollReset>
                      {t(`add.start.${each}`)}
                    </LinkButton>
                  ))}
                </div>
              ) : null
            }
          >
            {t("list.emptyText")}
          </EmptyState>
        </Panel>
      ) : (
        <SourceList sources={page.items} mayEdit={mayEdit} />
      )}
      <nav className="row-of" aria-label={t("list.pages")}>
        {cursor ? <LinkButton to="?">{t("list.firstPage")}</LinkButton> : null}
        {page.nextCursor ? <LinkButton to={`?cursor=${encodeURIComponent(page.nextCursor)}`}>{t("list.nextPage")}</LinkButton> : null}
      </nav>
      {page.totals.passages > 0 ? <AskKnowledge question={question} found={found} /> : null}
    </div>
  );
}
