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
import { AddSourcePanel, ADD_KINDS, type AddKind } from "#app/features/knowledge/add-source-panel.tsx";
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

export const loader = workspaceLoader(
  { can: "bot:read", params: ["botId"] },
  async ({ actor, params, request, t }) => {
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
  },
);

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
    refresh: on(WhichSourceSchema, async ({ actor, input }) =>
      refreshSource({ actor, sourceId: input.sourceId }),
    ),
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

const QUICK = ["refresh", "delete", "undelete"] as const;

export default function Knowledge() {
  const { t } = useTranslation("knowledge");
  const { page: loaded, cursor, feed, question, found, deleted, mayEdit } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  const { keeper } = useDraft();
  const reload = useCallback(() => {
    revalidate();
    keeper.showAgain();
  }, [revalidate, keeper]);
  const page = useLiveSources(loaded, cursor ? `${feed}?cursor=${encodeURIComponent(cursor)}` : feed, reload);
  const result = useActionData<typeof action>();
  const failed = QUICK.map((intent) => formStateOf(result, intent).message).find(Boolean);
  return (
    <div className="stack">
      <KnowledgeHead totals={page.totals} />
      {deleted ? <UndoBar message={t("list.deleted")} field="sourceId" id={deleted} /> : null}
      {failed ? (
        <Notice tone="danger" isLive>
          {failed}
        </Notice>
      ) : null}
      {mayEdit ? <AddPlace /> : null}
      {page.items.length === 0 ? <NoSources /> : <SourceList sources={page.items} mayEdit={mayEdit} />}
      <nav className="row-of" aria-label={t("list.pages")}>
        {cursor ? <LinkButton to="?">{t("list.firstPage")}</LinkButton> : null}
        {page.nextCursor ? (
          <LinkButton to={`?cursor=${encodeURIComponent(page.nextCursor)}`}>{t("list.nextPage")}</LinkButton>
        ) : null}
      </nav>
      {page.totals.passages > 0 ? <AskKnowledge question={question} found={found} /> : null}
    </div>
  );
}

/** What the address says to add, or undefined. */
function useAddKind(): AddKind | undefined {
  const [query] = useSearchParams();
  return ADD_KINDS.find((each) => each === query.get("add"));
}

function KnowledgeHead({ totals }: { totals: { sources: number; passages: number } }) {
  const { t, i18n } = useTranslation("knowledge");
  const { mayEdit } = useLoaderData<typeof loader>();
  const isAdding = useAddKind() !== undefined;
  const counted = (count: number) => ({ count, shown: formatNumber(count, i18n.language) });
  return (
    <div className="section-head">
      <div>
        <h2>{t("list.title")}</h2>
        <p className="text-quiet">
          {t("list.sourceCount", counted(totals.sources))} ·{" "}
          {t("list.passageCount", counted(totals.passages))}
        </p>
      </div>
      {mayEdit && !isAdding ? (
        <LinkButton to="?add=text" preventScrollReset>
          <Plus className="icon" aria-hidden />
          {t("add.title")}
        </LinkButton>
      ) : null}
    </div>
  );
}

/** The forms that add, and the files on their way, which go on when the forms are closed. */
function AddPlace() {
  const { t } = useTranslation("knowledge");
  const { feed, maxBytes } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  const { uploads, add } = useUploads({ address: feed, maxBytes, onStored: revalidate });
  const result = useActionData<typeof action>();
  const states = { addText: formStateOf(result, "addText"), addQa: formStateOf(result, "addQa") };
  const kind = useAddKind();
  return (
    <>
      {states.addText.isDone || states.addQa.isDone ? (
        <Notice tone="good" isLive>
          {t("add.done")}
        </Notice>
      ) : null}
      {kind ? (
        <AddSourcePanel
          kind={kind}
          states={states}
          files={<FileDrop maxBytes={maxBytes} state={formStateOf(result, "upload")} onFiles={add} />}
        />
      ) : null}
      <UploadList uploads={uploads} maxBytes={maxBytes} />
    </>
  );
}

function NoSources() {
  const { t } = useTranslation("knowledge");
  const { mayEdit } = useLoaderData<typeof loader>();
  const kind = useAddKind();
  const starts = (
    <div className="row-of justify-content-center">
      {ADD_KINDS.map((each) => (
        <LinkButton
          key={each}
          to={`?add=${each}`}
          tone={each === "text" ? "main" : "plain"}
          preventScrollReset
        >
          {t(`add.start.${each}`)}
        </LinkButton>
      ))}
    </div>
  );
  return (
    <Panel>
      <EmptyState
        drawing={<Drawing name="sheets" />}
        title={t("list.emptyTitle")}
        action={mayEdit && !kind ? starts : null}
      >
        {t("list.emptyText")}
      </EmptyState>
    </Panel>
  );
}
