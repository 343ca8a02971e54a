import { redirect, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { may } from "#app/domain/access/permissions.ts";
import { getBot } from "#app/features/bots/index.server.ts";
import {
  deleteLead,
  LeadFilterSchema,
  listLeads,
  WhichLeadSchema,
} from "#app/features/leads/index.server.ts";
import { LeadFilters } from "#app/features/leads/lead-filters.tsx";
import { LeadTable } from "#app/features/leads/lead-table.tsx";
import { on } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";
import { queryOf } from "#app/http/parse-input.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Drawing } from "#app/ui/drawing.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { formStateOf } from "#app/ui/form-state.ts";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { SectionHead } from "#app/ui/section-head.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle = { i18n: ["leads"] };

const AT_ONCE = 25;

export const loader = workspaceLoader(
  { can: "conversation:read", params: ["botId"] },
  async ({ actor, params, request, t }) => {
    const { botId } = params;
    const { name, leadForm, handover } = await getBot({ actor, botId });
    const { delete: asked = "", deleted, ...query } = queryOf(request);
    const filter = LeadFilterSchema.safeParse(query);
    const { q = "", from = "", to = "", cursor } = filter.data ?? {};
    const page = await listLeads({ actor, botId, filter: { q, from, to, cursor }, limit: AT_ONCE });
    return {
      title: t("bots:editor.metaTitle", { section: t("bots:section.leads"), name }),
      ...page,
      shown: { q, from, to },
      isWrong: !filter.success,
      isPaged: cursor !== undefined,
      asked: page.items.find(({ id }) => id === asked) ?? null,
      isDeleted: deleted !== undefined,
      asks: leadForm.when !== "never" || handover,
      mayDelete: may(actor, "conversation:reply"),
    };
  },
);

export const action = workspaceAction<"botId">({
  can: "conversation:reply",
  params: ["botId"],
  intents: {
    delete: on(WhichLeadSchema, async ({ actor, params, input }) => {
      await deleteLead({ actor, botId: params.botId, leadId: input.leadId });
      return redirect("?deleted=1");
    }),
  },
});

export default function Leads() {
  const { t } = useTranslation("leads");
  const { items, shown, isWrong, isPaged, isDeleted } = useLoaderData<typeof loader>();
  const failed = formStateOf(useActionData<typeof action>(), "delete").message;
  const isNarrow = shown.q !== "" || shown.from !== "" || shown.to !== "";
  const hasAny = items.length > 0 || isNarrow || isPaged || isWrong;
  return (
    <div className="stack">
      <SectionHead
        title={t("list.title")}
        lead={t("list.lead")}
        action={
          items.length > 0 ? (
            <LinkButton to={`csv?${new URLSearchParams({ ...shown })}`} reloadDocument>
              {t("list.csv")}
            </LinkButton>
          ) : null
        }
      />
      {isDeleted ? (
        <Notice tone="good" isLive>
          {t("list.deleted")}
        </Notice>
      ) : null}
      {failed || isWrong ? (
        <Notice tone="danger" isLive>
          {failed ?? t("list.wrongDates")}
        </Notice>
      ) : null}
      <Confirmation />
      {hasAny ? <LeadFilters {...shown} /> : null}
      <FoundLeads isNarrow={isNarrow} />
    </div>
  );
}

/** Asked before anything is deleted; the focus comes to the question. */
function Confirmation() {
  const { t } = useTranslation("leads");
  const { asked, mayDelete } = useLoaderData<typeof loader>();
  const ref = useRef<HTMLDivElement>(null);
  const isAsked = asked !== null && mayDelete;
  useEffect(() => {
    if (isAsked) ref.current?.focus();
  }, [isAsked]);
  if (!isAsked) return null;
  return (
    <div ref={ref} tabIndex={-1}>
      <Panel title={t("list.deleteTitle")} isDanger>
        <p>{t("list.deleteText", { name: asked.fields.name ?? t("list.nameless") })}</p>
        <Form method="post" className="form-actions">
          <input type="hidden" name="intent" value="delete" />
          <input type="hidden" name="leadId" value={asked.id} />
          <Button type="submit" tone="danger">
            {t("list.delete")}
          </Button>
          <LinkButton to="." preventScrollReset>
            {t("list.keep")}
          </LinkButton>
        </Form>
      </Panel>
    </div>
  );
}

function FoundLeads({ isNarrow }: { isNarrow: boolean }) {
  const { t } = useTranslation("leads");
  const { items, nextCursor, shown, isPaged, asks, mayDelete } = useLoaderData<typeof loader>();
  const address = (more: Record<string, string>) => `?${new URLSearchParams({ ...shown, ...more })}`;
  if (items.length === 0)
    return (
      <Panel>
        <EmptyState
          drawing={<Drawing name="bubbles" />}
          title={t(isNarrow ? "list.foundNothing" : "list.emptyTitle")}
          action={
            isNarrow ? null : (
              <LinkButton to="../contact" tone="main">
                {t("list.setUp")}
              </LinkButton>
            )
          }
        >
          {t(isNarrow ? "list.foundNothingText" : asks ? "list.emptyText" : "list.emptyOff")}
        </EmptyState>
      </Panel>
    );
  return (
    <>
      <Panel isFlush>
        <LeadTable leads={items} askAddress={mayDelete ? (id) => address({ delete: id }) : null} />
      </Panel>
      {nextCursor || isPaged ? (
        <nav className="form-actions" aria-label={t("list.pages")}>
          {isPaged ? <LinkButton to={address({})}>{t("list.first")}</LinkButton> : null}
          {nextCursor ? <LinkButton to={address({ cursor: nextCursor })}>{t("list.next")}</LinkButton> : null}
        </nav>
      ) : null}
    </>
  );
}
