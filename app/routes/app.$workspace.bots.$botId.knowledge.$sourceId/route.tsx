import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useParams, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { may } from "#app/domain/access/permissions.ts";
import { ChangesPanel } from "#app/features/knowledge/changes-panel.tsx";
import {
  deleteQaPair,
  deleteSource,
  editPassage,
  getSource,
  getSourceChanges,
  listPassages,
  listQaPairs,
  listSourcePages,
  refreshSource,
  saveQaPair,
  setSourceOpen,
  setSourceSchedule,
  switchPassages,
} from "#app/features/knowledge/index.server.ts";
import {
  EditPassageSchema,
  OpenFormSchema,
  PassageQuerySchema,
  RestorePassageSchema,
  SwitchPassagesSchema,
} from "#app/features/knowledge/passage.schema.ts";
import { PairList } from "#app/features/knowledge/pairs/pair-list.tsx";
import { DeletePairSchema, SavePairSchema } from "#app/features/knowledge/pairs/pair.schema.ts";
import { SourceHead } from "#app/features/knowledge/source-head.tsx";
import { SourcePages } from "#app/features/knowledge/source-pages.tsx";
import { SourceSettings } from "#app/features/knowledge/source-settings.tsx";
import { PageQuerySchema, ScheduleFormSchema } from "#app/features/knowledge/source.schema.ts";
import { ViewTabs } from "#app/features/knowledge/view-tabs.tsx";
import { on } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";
import { queryOf } from "#app/http/parse-input.server.ts";
import { formStateOf } from "#app/ui/form-state.ts";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SourcePassages } from "./source-passages.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const ROWS_AT_ONCE = 50;
const VIEWS = ["passages", "pages", "changes"] as const;
type View = (typeof VIEWS)[number];

export const loader = workspaceLoader(
  { can: "bot:read", params: ["botId", "sourceId"] },
  async ({ actor, params, request, t }) => {
    const { sourceId } = params;
    const query = queryOf(request);
    const source = await getSource({ actor, sourceId });
    const isSite = source.type === "sitemap" || source.type === "crawl";
    const view = isSite ? viewOf(query.view, source.passages) : "passages";
    const asked = { actor, sourceId, limit: ROWS_AT_ONCE, cursor: query.cursor ?? null };
    const passageQuery = PassageQuerySchema.parse(query);
    const pageQuery = PageQuerySchema.parse(query);
    return {
      title: t("bots:editor.metaTitle", { section: t("bots:section.knowledge"), name: source.title }),
      source,
      isSite,
      view,
      cursor: query.cursor ?? null,
      passageQuery,
      pageQuery,
      pairs: source.type === "qa" ? await listQaPairs({ ...asked, search: passageQuery.query }) : null,
      passages:
        view === "passages" && source.type !== "qa"
          ? await listPassages({ ...asked, ...passageQuery })
          : null,
      pages: view === "pages" ? await listSourcePages({ ...asked, ...pageQuery }) : null,
      changes: view === "changes" ? await getSourceChanges({ actor, sourceId }) : null,
      mayEdit: may(actor, "knowledge:edit"),
    };
  },
);

function viewOf(asked: string | undefined, passages: number): View {
  return VIEWS.find((view) => view === asked) ?? (passages > 0 ? "passages" : "pages");
}

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
    schedule: on(ScheduleFormSchema, async ({ actor, params, input }) =>
      setSourceSchedule({ actor, sourceId: params.sourceId, everyHours: input.everyHours }),
    ),
    open: on(OpenFormSchema, async ({ actor, params, input }) =>
      setSourceOpen({ actor, sourceId: params.sourceId, isOpen: input.isOpen === "yes" }),
    ),
    edit: on(EditPassageSchema, async ({ actor, input }) => editPassage({ actor, ...input })),
    restore: on(RestorePassageSchema, async ({ actor, input }) =>
      editPassage({ actor, passageId: input.passageId, text: null }),
    ),
    savePair: on(SavePairSchema, async ({ actor, params, input: { pairId, ...pair } }) =>
      saveQaPair({ actor, sourceId: params.sourceId, pair, ...(pairId ? { pairId } : {}) }),
    ),
    deletePair: on(DeletePairSchema, async ({ actor, params, input }) =>
      deleteQaPair({ actor, sourceId: params.sourceId, pairId: input.pairId }),
    ),
    switch: on(SwitchPassagesSchema, async ({ actor, input }) =>
      switchPassages({ actor, passageIds: input.passageId, isEnabled: input.isEnabled === "yes" }),
    ),
  },
});

export default function Source() {
  const { t } = useTranslation("knowledge");
  const data = useLoaderData<typeof loader>();
  const { source, view, mayEdit } = data;
  const { workspace, botId } = useParams();
  const result = useActionData<typeof action>();
  const failed = failureOf(result);
  useReadAgainWhile(isUnderWay(source.status));
  return (
    <>
      <SourceHead
        source={source}
        listAddress={`/app/${workspace}/bots/${botId}/knowledge`}
        mayEdit={mayEdit}
      />
      {failed ? (
        <Notice tone="danger" isLive>
          {failed}
        </Notice>
      ) : null}
      {data.isSite ? (
        <ViewTabs
          label={t("views.label")}
          current={view}
          tabs={VIEWS.map((id) => ({ id, label: t(`views.${id}`), to: `?view=${id}` }))}
        />
      ) : null}
      <SourceParts data={data} />
      <PageLinks
        cursor={data.cursor}
        nextCursor={data.pairs?.nextCursor ?? data.passages?.nextCursor ?? data.pages?.nextCursor ?? null}
        query={searchOf(data)}
      />
      {mayEdit ? (
        <SourceSettings
          source={source}
          states={{ schedule: formStateOf(result, "schedule"), open: formStateOf(result, "open") }}
        />
      ) : null}
    </>
  );
}

/** What the chosen view shows of the source. */
function SourceParts({ data }: { data: ReturnType<typeof useLoaderData<typeof loader>> }) {
  const { source, view, pairs, passages, pages, passageQuery, pageQuery, mayEdit } = data;
  return (
    <>
      {pairs ? (
        <PairList
          pairs={pairs}
          query={passageQuery.query}
          before={Number(data.cursor ?? 0)}
          mayEdit={mayEdit}
        />
      ) : null}
      {passages ? (
        <SourcePassages
          passages={passages.items}
          query={passageQuery.query}
          filter={passageQuery.filter ?? null}
          mayEdit={mayEdit}
          mayChangeText={source.type !== "qa"}
          hasAny={source.passages > 0}
        />
      ) : null}
      {pages ? <SourcePages pages={pages} query={pageQuery.query} status={pageQuery.status ?? null} /> : null}
      {view === "changes" ? <ChangesPanel changes={data.changes} /> : null}
    </>
  );
}

/** While it is read, what is shown is asked for again every second. */
function useReadAgainWhile(isWaiting: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(revalidate, 1_000);
    return () => clearInterval(timer);
  }, [isWaiting, revalidate]);
}

const isUnderWay = (status: string) => status === "queued" || status === "reading";

function failureOf(result: unknown): string | null {
  return formStateOf(result, "refresh").message ?? formStateOf(result, "delete").message;
}

interface Searched {
  view: View;
  passageQuery: { query: string; filter?: string | undefined };
  pageQuery: { status?: string | undefined };
}

function searchOf({ view, passageQuery, pageQuery }: Searched): Record<string, string> {
  const { query } = passageQuery;
  return view === "pages"
    ? { view, query, status: pageQuery.status ?? "" }
    : { view, query, only: passageQuery.filter ?? "" };
}

interface PageLinksProps {
  cursor: string | null;
  nextCursor: string | null;
  query: Record<string, string>;
}

function PageLinks({ cursor, nextCursor, query }: PageLinksProps) {
  const { t } = useTranslation("knowledge");
  if (!cursor && !nextCursor) return null;
  const first = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ""));
  return (
    <nav className="row-of" aria-label={t("list.pages")}>
      {cursor ? <LinkButton to={`?${first}`}>{t("list.firstPage")}</LinkButton> : null}
      {nextCursor ? (
        <LinkButton to={`?${first}&cursor=${encodeURIComponent(nextCursor)}`}>
          {t("list.nextPage")}
        </LinkButton>
      ) : null}
    </nav>
  );
}
