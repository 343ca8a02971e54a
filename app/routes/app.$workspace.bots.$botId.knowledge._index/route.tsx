import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useRevalidator, useSearchParams } from "@remix-run/react";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { may } from "#app/domain/access/permissions.ts";
import { getBot } from "#app/features/bots/index.server.ts";
import { useDraft } from "#app/features/bots/draft-provider.tsx";
import { UndoBar } from "#app/features/bots/undo-bar.tsx";
import { ADD_KINDS } from "#app/features/knowledge/add-source-panel.tsx";
import { BlanksPanel } from "#app/features/knowledge/blanks-panel.tsx";
import { forEachThere } from "#app/features/knowledge/for-each-there.ts";
import {
  addFileSource,
  addSource,
  deleteSource,
  getPassageLength,
  listOpenBlanks,
  listSources,
  refreshSource,
  setPassageLength,
  storeUpload,
  undeleteSource,
  type SourceFilter,
  type SourcePage,
} from "#app/features/knowledge/index.server.ts";
import { LengthPanel } from "#app/features/knowledge/length-panel.tsx";
import { SourceFilters } from "#app/features/knowledge/source-filters.tsx";
import { SourceList } from "#app/features/knowledge/source-list.tsx";
import {
  LengthFormSchema,
  QaPairSchema,
  SiteFormSchema,
  SourceFilterSchema,
  TextFormSchema,
  UrlFormSchema,
  WhichSourceSchema,
  WhichSourcesSchema,
} from "#app/features/knowledge/source.schema.ts";
import { useLiveSources } from "#app/features/knowledge/use-live-sources.ts";
import { on, onFile } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";
import { queryOf } from "#app/http/parse-input.server.ts";
import { maxUploadBytes } from "#app/http/read-upload.server.ts";
import { isId } from "#app/shared/ids.ts";
import { formStateOf, resultOf } from "#app/ui/form-state.ts";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { AddPlace } from "./add-place.tsx";
import { KnowledgeHead } from "./knowledge-head.tsx";
import { NoSources } from "./no-sources.tsx";
import { UndoMany } from "./undo-many.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const SOURCES_AT_ONCE = 50;

export const loader = workspaceLoader(
  { can: "bot:read", params: ["botId"] },
  async ({ actor, params, request, t }) => {
    const { botId } = params;
    const query = queryOf(request);
    const filter = SourceFilterSchema.parse(query);
    const { cursor = null, deleted = "" } = query;
    const [bot, page, blanks, passageLength] = await Promise.all([
      getBot({ actor, botId }),
      listSources({ actor, botId, limit: SOURCES_AT_ONCE, cursor, filter }),
      listOpenBlanks({ actor, botId }),
      getPassageLength({ actor, botId }),
    ]);
    return {
      title: t("bots:editor.metaTitle", { section: t("bots:section.knowledge"), name: bot.name }),
      page,
      blanks,
      filter,
      cursor,
      feed: `/app/${actor.workspaceId}/bots/${botId}/knowledge/feed`,
      passageLength,
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
    addPage: on(UrlFormSchema, async ({ actor, params, input }) => {
      await addSource({ actor, botId: params.botId, source: input });
    }),
    addSite: on(SiteFormSchema, async ({ actor, params, input }) => {
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
    refreshMany: on(WhichSourcesSchema, async ({ actor, input }) => {
      await forEachThere(input.sourceId, (sourceId) => refreshSource({ actor, sourceId }));
    }),
    deleteMany: on(WhichSourcesSchema, async ({ actor, input }) => ({
      deleted: await forEachThere(input.sourceId, (sourceId) => deleteSource({ actor, sourceId })),
    })),
    undelete: on(WhichSourceSchema, async ({ actor, params, input }) => {
      await undeleteSource({ actor, sourceId: input.sourceId });
      return redirect(`/app/${actor.workspaceId}/bots/${params.botId}/knowledge`);
    }),
    undeleteMany: on(WhichSourcesSchema, async ({ actor, input }) => {
      await forEachThere(input.sourceId, (sourceId) => undeleteSource({ actor, sourceId }));
    }),
    length: on(LengthFormSchema, async ({ actor, params, input }) => {
      await setPassageLength({ actor, botId: params.botId, length: input.length });
    }),
  },
});

const QUICK = ["refresh", "delete", "undelete", "refreshMany", "deleteMany", "undeleteMany"] as const;
/** Fewer are looked through at a glance. */
const MANY_SOURCES = 4;

export default function Knowledge() {
  const { t } = useTranslation("knowledge");
  const { page: loaded, filter, cursor, feed, ...data } = useLoaderData<typeof loader>();
  const { blanks, deleted, mayEdit, passageLength, maxBytes } = data;
  const { revalidate } = useRevalidator();
  const { keeper } = useDraft();
  const [query] = useSearchParams();
  const kind = ADD_KINDS.find((each) => each === query.get("add"));
  const reload = useCallback(() => {
    revalidate();
    keeper.showAgain();
  }, [revalidate, keeper]);
  const which = listQuery(filter);
  const page = useLiveSources(loaded, `${feed}?${withCursor(which, cursor)}`, reload);
  const result = useActionData<typeof action>();
  const failed = QUICK.map((intent) => formStateOf(result, intent).message).find(Boolean);
  const gone = resultOf<{ deleted: string[] }>(result, "deleteMany")?.deleted ?? [];
  return (
    <>
      <KnowledgeHead totals={page.totals} mayAdd={mayEdit && !kind} />
      {deleted ? <UndoBar message={t("list.deleted")} field="sourceId" id={deleted} /> : null}
      <UndoMany ids={gone} />
      {failed ? (
        <Notice tone="danger" isLive>
          {failed}
        </Notice>
      ) : null}
      {mayEdit ? <AddPlace kind={kind} feed={feed} maxBytes={maxBytes} result={result} /> : null}
      {mayEdit ? <BlanksPanel blanks={blanks} /> : null}
      <Sources page={page} filter={filter} cursor={cursor} mayEdit={mayEdit} mayAdd={mayEdit && !kind} />
      {mayEdit && page.totals.sources > 0 ? (
        <LengthPanel length={passageLength} state={formStateOf(result, "length")} />
      ) : null}
    </>
  );
}

interface SourcesProps {
  page: SourcePage;
  filter: SourceFilter;
  cursor: string | null;
  mayEdit: boolean;
  mayAdd: boolean;
}

/** The list with its filters and pages, or what stands there when it is empty. */
function Sources({ page, filter, cursor, mayEdit, mayAdd }: SourcesProps) {
  const { t } = useTranslation("knowledge");
  const which = listQuery(filter);
  const isFiltered = which.size > 0;
  const next = page.nextCursor;
  if (page.totals.sources === 0) return <NoSources mayAdd={mayAdd} />;
  return (
    <>
      {isFiltered || page.totals.sources >= MANY_SOURCES ? <SourceFilters filter={filter} /> : null}
      {page.items.length === 0 ? (
        <output className="text-quiet">{t("filter.nothing")}</output>
      ) : (
        <SourceList sources={page.items} mayEdit={mayEdit} />
      )}
      {cursor || next ? (
        <nav className="row-of" aria-label={t("list.pages")}>
          {cursor ? <LinkButton to={`?${which}`}>{t("list.firstPage")}</LinkButton> : null}
          {next ? <LinkButton to={`?${withCursor(which, next)}`}>{t("list.nextPage")}</LinkButton> : null}
        </nav>
      ) : null}
    </>
  );
}

/** The filter as the address says it. */
function listQuery(filter: SourceFilter): URLSearchParams {
  const { query = "", type = "", status = "" } = filter;
  return new URLSearchParams(Object.entries({ query, type, status }).filter(([, value]) => value !== ""));
}

function withCursor(query: URLSearchParams, cursor: string | null): URLSearchParams {
  return new URLSearchParams([...query, ...(cursor ? [["cursor", cursor]] : [])]);
}
