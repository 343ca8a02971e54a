import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { may, type Actor } from "#app/domain/access/permissions.ts";
import { describeSetting } from "#app/features/bots/describe-setting.ts";
import { describeEntry } from "#app/features/bots/describe-value.ts";
import { useDraft } from "#app/features/bots/draft-provider.tsx";
import { getBot } from "#app/features/bots/index.server.ts";
import { undeleteSource } from "#app/features/knowledge/index.server.ts";
import { WhichSourcesSchema } from "#app/features/knowledge/source.schema.ts";
import { ViewTabs } from "#app/features/knowledge/view-tabs.tsx";
import { compareVersions, getVersion, restoreVersion } from "#app/features/versions/index.server.ts";
import { RestoreButton } from "#app/features/versions/restore-button.tsx";
import { RestoredNotice } from "#app/features/versions/restored-notice.tsx";
import { VersionHead } from "#app/features/versions/version-head.tsx";
import { on } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";
import { queryOf } from "#app/http/parse-input.server.ts";
import { formStateOf, resultOf } from "#app/ui/form-state.ts";
import { Notice } from "#app/ui/notice.tsx";
import { VersionView, VIEWS } from "./version-view.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle = { i18n: ["versions"] };

export const loader = workspaceLoader(
  { can: "bot:read", params: ["botId", "number"] },
  async ({ actor, params, request, t }) => {
    const { botId } = params;
    const number = Number(params.number);
    const wanted = queryOf(request).view;
    const view = VIEWS.find((each) => each === wanted) ?? "changes";
    const [bot, version] = await Promise.all([
      getBot({ actor, botId }),
      getVersion({ actor, botId, number }),
    ]);
    return {
      title: t("bots:editor.metaTitle", { section: t("versions:page.number", { number }), name: bot.name }),
      home: `/app/${actor.workspaceId}/bots/${botId}`,
      botId,
      view,
      version,
      difference: await differenceOf({ actor, botId, number, view }),
      mayRestore: may(actor, "bot:edit"),
    };
  },
);

/** What the version changed, or what the draft is otherwise; null where neither is shown. */
async function differenceOf(asked: { actor: Actor; botId: string; number: number; view: string }) {
  const { number, view, ...which } = asked;
  if (view === "changes" && number > 1)
    return compareVersions({ ...which, before: number - 1, after: number });
  if (view === "draft") return compareVersions({ ...which, before: number, after: "draft" });
  return null;
}

const NothingSchema = z.strictObject({});

export const action = workspaceAction<"botId" | "number">({
  can: "bot:edit",
  params: ["botId", "number"],
  intents: {
    restore: on(NothingSchema, async ({ actor, params }) => {
      const { botId, number } = params;
      return restoreVersion({ actor, botId, number: Number(number) });
    }),
    undelete: on(WhichSourcesSchema, async ({ actor, input }) => {
      for (const sourceId of input.sourceId) await undeleteSource({ actor, sourceId });
    }),
  },
});

export default function Version() {
  const { t } = useTranslation("versions");
  const { t: bots } = useTranslation("bots");
  const page = useLoaderData<typeof loader>();
  const { keeper } = useDraft();
  const result = useActionData<typeof action>();
  const restored = resultOf<{ deletedSources: string[] }>(result, "restore");
  const isBack = formStateOf(result, "undelete").isDone;
  const failed = formStateOf(result).message;
  const { home, version, view, mayRestore } = page;
  const { number } = version.item;
  return (
    <div className="stack">
      <VersionHead
        item={version.item}
        listAddress={`${home}/versions`}
        action={mayRestore ? <RestoreButton number={number} saveFirst={async () => keeper.flush()} /> : null}
      />
      {failed ? (
        <Notice tone="danger" isLive>
          {failed}
        </Notice>
      ) : null}
      {restored ? <RestoredNotice number={number} deletedSources={restored.deletedSources} /> : null}
      {isBack ? (
        <Notice tone="good" isLive>
          {t("restore.broughtBack")}
        </Notice>
      ) : null}
      <ViewTabs
        label={t("page.views")}
        current={view}
        tabs={VIEWS.map((id) => ({ id, label: t(`page.view.${id}`), to: `?view=${id}` }))}
      />
      <VersionView
        {...page}
        describe={(path, value) => describeSetting(bots, path, value)}
        describeEntry={(entry) => describeEntry(bots, entry)}
      />
    </div>
  );
}
