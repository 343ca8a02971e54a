import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { may, type Actor } from "#app/domain/access/permissions.ts";
import { getBot } from "#app/features/bots/index.server.ts";
import {
  addCorrection,
  closeOpenQuestion,
  listMostUsed,
  listOpenQuestions,
  listUnusedPassages,
  listUnusedSources,
  switchPassages,
} from "#app/features/knowledge/index.server.ts";
import { MostUsedList } from "#app/features/knowledge/most-used-list.tsx";
import { OpenQuestionList } from "#app/features/knowledge/open-question-list.tsx";
import {
  AnswerSchema,
  OpenQuestionSchema,
  SwitchPassagesSchema,
} from "#app/features/knowledge/passage.schema.ts";
import { UnusedList } from "#app/features/knowledge/unused-list.tsx";
import { UNUSED_SPANS } from "#app/features/knowledge/unused-spans.ts";
import { ViewTabs } from "#app/features/knowledge/view-tabs.tsx";
import { addTestFromCorrection } from "#app/features/testing/index.server.ts";
import { on } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";
import { queryOf } from "#app/http/parse-input.server.ts";
import { isId } from "#app/shared/ids.ts";
import { formatNumber } from "#app/ui/format.ts";
import { formStateOf } from "#app/ui/form-state.ts";
import { Notice } from "#app/ui/notice.tsx";
import { SectionHead } from "#app/ui/section-head.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const VIEWS = ["nothing", "unused", "used"] as const;
const PASSAGES_AT_ONCE = 20;

export const loader = workspaceLoader(
  { can: "conversation:read", params: ["botId"] },
  async ({ actor, params, request, t }) => {
    const { botId } = params;
    const query = queryOf(request);
    const view = VIEWS.find((each) => each === query.view) ?? "nothing";
    const span = UNUSED_SPANS.find((each) => each === query.days) ?? "";
    const [bot, questions] = await Promise.all([
      getBot({ actor, botId }),
      listOpenQuestions({ actor, botId }),
    ]);
    return {
      title: t("bots:editor.metaTitle", { section: t("nav.missing", { ns: "knowledge" }), name: bot.name }),
      home: `/app/${actor.workspaceId}/bots/${botId}/knowledge`,
      view,
      questions,
      unused: view === "unused" ? await unusedOf({ actor, botId, span, sourceId: query.source }) : null,
      used: view === "used" ? await listMostUsed({ actor, botId }) : [],
      mayEdit: may(actor, "knowledge:edit"),
    };
  },
);

async function unusedOf(asked: { actor: Actor; botId: string; span: string; sourceId: string | undefined }) {
  const { span, sourceId, ...which } = asked;
  const days = span === "" ? null : Number(span);
  const sources = await listUnusedSources({ ...which, days });
  if (!sourceId || !isId(sourceId)) return { span, sources, opened: null };
  const passages = await listUnusedPassages({ ...which, days, sourceId, limit: PASSAGES_AT_ONCE });
  return { span, sources, opened: { sourceId, passages } };
}

export const action = workspaceAction<"botId">({
  can: "knowledge:edit",
  params: ["botId"],
  intents: {
    answer: on(AnswerSchema, async ({ actor, params, input }) => {
      const { questionId, ...answer } = input;
      await addCorrection({ actor, botId: params.botId, ...answer });
      await addTestFromCorrection({ actor, botId: params.botId, ...answer });
      await closeOpenQuestion({ actor, botId: params.botId, questionId, state: "answered" });
    }),
    dismiss: on(OpenQuestionSchema, async ({ actor, params, input }) =>
      closeOpenQuestion({ actor, botId: params.botId, ...input, state: "dismissed" }),
    ),
    switch: on(SwitchPassagesSchema, async ({ actor, input }) =>
      switchPassages({ actor, passageIds: input.passageId, isEnabled: input.isEnabled === "yes" }),
    ),
  },
});

export default function Missing() {
  const { t, i18n } = useTranslation("knowledge");
  const { home, view, questions, unused, used, mayEdit } = useLoaderData<typeof loader>();
  const failed = formStateOf(useActionData<typeof action>()).message;
  const labelOf = (id: (typeof VIEWS)[number]) =>
    id === "nothing" && questions.total > 0
      ? `${t("missing.nothing")} (${formatNumber(questions.total, i18n.language)})`
      : t(`missing.${id}`);
  return (
    <>
      <SectionHead title={t("nav.missing")} lead={t(`missing.${view}Lead`)} />
      <ViewTabs
        label={t("views.label")}
        current={view}
        tabs={VIEWS.map((id) => ({ id, label: labelOf(id), to: `?view=${id}` }))}
      />
      {failed ? (
        <Notice tone="danger" isLive>
          {failed}
        </Notice>
      ) : null}
      {view === "nothing" ? <OpenQuestionList questions={questions.items} mayEdit={mayEdit} /> : null}
      {unused ? (
        <UnusedList sources={unused.sources} days={unused.span} opened={unused.opened} mayEdit={mayEdit} />
      ) : null}
      {view === "used" ? <MostUsedList passages={used} home={home} /> : null}
    </>
  );
}
