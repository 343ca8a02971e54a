import { redirect, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { Plus, Search } from "lucide-react";
import { useTranslation } from "react-i18next";
import { MAX_NAME } from "#app/domain/bot/bot-limits.ts";
import { may } from "#app/domain/access/permissions.ts";
import { NewBotSchema, RenameBotSchema, WhichBotSchema } from "#app/features/bots/bot-forms.ts";
import { BotList } from "#app/features/bots/bot-list.tsx";
import { CreateBotForm } from "#app/features/bots/create-bot-form.tsx";
import {
  createBot,
  deleteBot,
  duplicateBot,
  getBot,
  listBots,
  pauseBot,
  resumeBot,
  saveDraft,
  undeleteBot,
} from "#app/features/bots/index.server.ts";
import { RenameBotForm } from "#app/features/bots/rename-bot-form.tsx";
import { UndoBar } from "#app/features/bots/undo-bar.tsx";
import { copySources } from "#app/features/knowledge/index.server.ts";
import { on } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";
import { queryOf } from "#app/http/parse-input.server.ts";
import { isId } from "#app/shared/ids.ts";
import { Button } from "#app/ui/button.tsx";
import { Drawing } from "#app/ui/drawing.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { formStateOf, type FormState } from "#app/ui/form-state.ts";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHead } from "#app/ui/page-head.tsx";
import { Panel } from "#app/ui/panel.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle = { i18n: ["botlist"] };

export const loader = workspaceLoader({ can: "bot:read" }, async ({ actor, request, t }) => {
  const { q = "", cursor, deleted = "" } = queryOf(request);
  const search = q.trim().slice(0, MAX_NAME);
  const page = await listBots({ actor, cursor: cursor ?? null, ...(search ? { search } : {}) });
  return {
    title: t("botlist:list.metaTitle"),
    ...page,
    search,
    isPaged: cursor !== undefined,
    deleted: isId(deleted) ? deleted : null,
    mayEdit: may(actor, "bot:edit"),
  };
});

export const action = workspaceAction<never>({
  can: "bot:edit",
  intents: {
    create: on(NewBotSchema, async ({ actor, input, locale }) => {
      const bot = await createBot({
        actor,
        name: input.name,
        locale: locale === "es" || locale === "ar" ? locale : "en",
      });
      return redirect(`/app/${actor.workspaceId}/bots/${bot.id}/knowledge`);
    }),
    rename: on(RenameBotSchema, async ({ actor, input }) => {
      await saveDraft({ actor, botId: input.botId, changes: { name: input.name } });
      return redirect(`/app/${actor.workspaceId}/bots`);
    }),
    duplicate: on(WhichBotSchema, async ({ actor, input, t }) => {
      const { name } = await getBot({ actor, botId: input.botId });
      const copyName = [...t("botlist:list.copyName", { name })].slice(0, MAX_NAME).join("");
      const copy = await duplicateBot({ actor, botId: input.botId, name: copyName });
      await copySources({ actor, fromBotId: input.botId, toBotId: copy.id });
      return redirect(`/app/${actor.workspaceId}/bots`);
    }),
    pause: on(WhichBotSchema, async ({ actor, input }) => pauseBot({ actor, botId: input.botId })),
    resume: on(WhichBotSchema, async ({ actor, input }) => resumeBot({ actor, botId: input.botId })),
    delete: on(WhichBotSchema, async ({ actor, input }) => {
      await deleteBot({ actor, botId: input.botId });
      return redirect(`/app/${actor.workspaceId}/bots?deleted=${input.botId}`);
    }),
    undelete: on(WhichBotSchema, async ({ actor, input }) => {
      await undeleteBot({ actor, botId: input.botId });
      return redirect(`/app/${actor.workspaceId}/bots`);
    }),
  },
});

const QUICK = ["duplicate", "pause", "resume", "delete", "undelete"] as const;

export default function Bots() {
  const { t } = useTranslation("botlist");
  const { items, search, isPaged, deleted, mayEdit } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const failed = QUICK.map((intent) => formStateOf(result, intent).message).find(Boolean);
  const isEmpty = items.length === 0 && search === "" && !isPaged;
  return (
    <>
      <PageHead
        title={t("list.title")}
        lead={t("list.lead")}
        action={
          mayEdit && !isEmpty ? (
            <LinkButton to="?new=1" tone="main">
              <Plus className="icon" aria-hidden />
              {t("list.new")}
            </LinkButton>
          ) : null
        }
      />
      <div className="stack">
        {deleted ? <UndoBar message={t("list.deleted")} field="botId" id={deleted} /> : null}
        {failed ? (
          <Notice tone="danger" isLive>
            {failed}
          </Notice>
        ) : null}
        {isEmpty ? <NoBots mayEdit={mayEdit} creating={formStateOf(result, "create")} /> : <SomeBots />}
      </div>
    </>
  );
}

function NoBots({ mayEdit, creating }: { mayEdit: boolean; creating: FormState }) {
  const { t } = useTranslation("botlist");
  return (
    <Panel>
      <EmptyState
        drawing={<Drawing name="bubbles" />}
        title={t("list.emptyTitle")}
        action={mayEdit ? <CreateBotForm state={creating} /> : null}
      >
        {t(mayEdit ? "list.emptyText" : "list.emptyForReaders")}
      </EmptyState>
    </Panel>
  );
}

function SomeBots() {
  const { t } = useTranslation("botlist");
  const { items, nextCursor, search, isPaged, mayEdit } = useLoaderData<typeof loader>();
  const kept = search ? `q=${encodeURIComponent(search)}` : "";
  return (
    <>
      {mayEdit ? <OpenForms /> : null}
      <search>
        <Form method="get" className="search-row">
          <input
            type="search"
            name="q"
            className="form-control"
            aria-label={t("list.search")}
            placeholder={t("list.search")}
            defaultValue={search}
            dir="auto"
          />
          <Button type="submit">
            <Search className="icon" aria-hidden />
            {t("list.searchButton")}
          </Button>
          {search ? <LinkButton to="?">{t("list.showAll")}</LinkButton> : null}
        </Form>
      </search>
      {items.length === 0 ? (
        <Panel>
          <EmptyState drawing={<Drawing name="signpost" />} title={t("list.foundNothing", { search })} />
        </Panel>
      ) : (
        <BotList bots={items} mayEdit={mayEdit} />
      )}
      <nav className="row-of" aria-label={t("list.pages")}>
        {isPaged ? <LinkButton to={`?${kept}`}>{t("list.firstPage")}</LinkButton> : null}
        {nextCursor ? (
          <LinkButton to={`?${kept}&cursor=${encodeURIComponent(nextCursor)}`}>
            {t("list.nextPage")}
          </LinkButton>
        ) : null}
      </nav>
    </>
  );
}

/** The forms that the address opens, so that they work without JavaScript. */
function OpenForms() {
  const { t } = useTranslation("botlist");
  const { items } = useLoaderData<typeof loader>();
  const [query] = useSearchParams();
  const result = useActionData<typeof action>();
  const creating = formStateOf(result, "create");
  const renamed = items.find((bot) => bot.id === query.get("rename"));
  if (renamed)
    return (
      <Panel title={t("rename.title", { name: renamed.name })}>
        <RenameBotForm
          key={renamed.id}
          bot={renamed}
          state={formStateOf(result, "rename")}
          cancelAddress="?"
        />
      </Panel>
    );
  if (!query.has("new") && creating.isDone !== false) return null;
  return (
    <Panel title={t("create.title")}>
      <CreateBotForm state={creating} cancelAddress="?" />
    </Panel>
  );
}
