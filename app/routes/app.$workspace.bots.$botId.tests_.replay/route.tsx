import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useRevalidator } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { may } from "#app/domain/access/permissions.ts";
import { getBot } from "#app/features/bots/index.server.ts";
import { ViewTabs } from "#app/features/knowledge/view-tabs.tsx";
import {
  cancelReplay,
  estimateReplay,
  getReplayBoard,
  ITEMS_PER_PAGE,
  judgeItem,
  startReplay,
} from "#app/features/replay/index.server.ts";
import { ReplayBar } from "#app/features/replay/replay-bar.tsx";
import { JudgeSchema, StartReplaySchema } from "#app/features/replay/replay-forms.ts";
import { ReplayList } from "#app/features/replay/replay-list.tsx";
import { ReplayStart } from "#app/features/replay/replay-start.tsx";
import { testTabs } from "#app/features/testing/test-tabs.ts";
import { on } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";
import { queryOf } from "#app/http/parse-input.server.ts";
import { Drawing } from "#app/ui/drawing.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { formStateOf } from "#app/ui/form-state.ts";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { SectionHead } from "#app/ui/section-head.tsx";
import { useRun } from "#app/ui/use-run.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle = { i18n: ["replay", "tests", "trace"] };

export const loader = workspaceLoader(
  { can: "conversation:read", params: ["botId"] },
  async ({ actor, params, request, t }) => {
    const { botId } = params;
    const from = placeOf(queryOf(request).from);
    const [{ name }, board, estimates] = await Promise.all([
      getBot({ actor, botId }),
      getReplayBoard({ actor, botId, from }),
      estimateReplay({ actor, botId }),
    ]);
    return {
      title: t("bots:editor.metaTitle", { section: t("replay:title"), name }),
      home: `/app/${actor.workspaceId}/bots/${botId}`,
      board,
      estimates,
      /** Where the next page of changed answers begins; null on the last. */
      next: from + ITEMS_PER_PAGE < (board.replay?.changed ?? 0) ? from + ITEMS_PER_PAGE : null,
      mayEdit: may(actor, "bot:edit"),
    };
  },
);

/** Digits, and nothing else, say where a page begins. */
const placeOf = (text = ""): number => (/^\d{1,6}$/.test(text) ? Number(text) : 0);

export const action = workspaceAction<"botId">({
  can: "bot:edit",
  params: ["botId"],
  intents: {
    start: on(StartReplaySchema, async ({ actor, params, input }) =>
      startReplay({ actor, botId: params.botId, size: input.size }),
    ),
    cancel: on(z.strictObject({}), async ({ actor, params }) => cancelReplay({ actor, botId: params.botId })),
    judge: on(JudgeSchema, async ({ actor, params, input }) =>
      judgeItem({ actor, botId: params.botId, ...input }),
    ),
  },
});

export default function Replay() {
  const { t } = useTranslation(["replay", "tests"]);
  const { t: ofTests } = useTranslation("tests");
  const { home, estimates, board, mayEdit } = useLoaderData<typeof loader>();
  const failed = formStateOf(useActionData<typeof action>()).message;
  return (
    <>
      <SectionHead title={t("title")} lead={t("lead")} />
      <ViewTabs
        label={ofTests("views.label")}
        current="replay"
        tabs={testTabs(ofTests, `${home}/tests`, mayEdit)}
      />
      {failed ? (
        <Notice tone="danger" isLive>
          {failed}
        </Notice>
      ) : null}
      {estimates.length === 0 && !board.replay ? <NoConversations /> : <Board />}
    </>
  );
}

/** What came of the newest replay, and the way to another one. */
function Board() {
  const { t } = useTranslation("replay");
  const { home, board, estimates, next, mayEdit } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  const replay = useRun(board.replay, `${home}/tests/replay/feed`, { onEnd: revalidate });
  const isRunning = replay?.state === "running";
  return (
    <>
      {replay ? <ReplayBar replay={replay} mayRun={mayEdit} /> : null}
      {board.items.length > 0 ? <ReplayList items={board.items} mayJudge={mayEdit} /> : null}
      {next === null ? null : (
        <p>
          <LinkButton to={`?from=${next}`}>{t("more")}</LinkButton>
        </p>
      )}
      {mayEdit && !isRunning && estimates.length > 0 ? <ReplayStart estimates={estimates} /> : null}
    </>
  );
}

function NoConversations() {
  const { t } = useTranslation("replay");
  const { home } = useLoaderData<typeof loader>();
  return (
    <Panel>
      <EmptyState
        drawing={<Drawing name="sheets" />}
        title={t("empty.title")}
        action={<LinkButton to={`${home}/publish`}>{t("empty.action")}</LinkButton>}
      >
        {t("empty.text")}
      </EmptyState>
    </Panel>
  );
}
