import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useRevalidator } from "@remix-run/react";
import { Plus } from "lucide-react";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { may } from "#app/domain/access/permissions.ts";
import { getBot } from "#app/features/bots/index.server.ts";
import { ViewTabs } from "#app/features/knowledge/view-tabs.tsx";
import { countedOver } from "#app/features/testing/counted-over.ts";
import { DislikedPanel } from "#app/features/testing/disliked-panel.tsx";
import {
  addSuggestedTests,
  addTest,
  addTestFromMessage,
  cancelRun,
  changeTest,
  deleteTest,
  getTestBoard,
  importTests,
  listDisliked,
  readTableFile,
  startRun,
  suggestTests,
  type ImportReport,
  type TestView,
} from "#app/features/testing/index.server.ts";
import { RunBar } from "#app/features/testing/run-bar.tsx";
import { SuggestPanel } from "#app/features/testing/suggest-panel.tsx";
import { TablePanel } from "#app/features/testing/table-panel.tsx";
import { TestDialog } from "#app/features/testing/test-dialog.tsx";
import {
  FromMessageSchema,
  OneTestSchema,
  SuggestedSchema,
  SwitchTestSchema,
  TableSchema,
  TestFormSchema,
} from "#app/features/testing/test-forms.ts";
import { TestList } from "#app/features/testing/test-list.tsx";
import { TEST_VIEWS, testTabs } from "#app/features/testing/test-tabs.ts";
import { on, onFile } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";
import { queryOf } from "#app/http/parse-input.server.ts";
import { Button } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { Drawing } from "#app/ui/drawing.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { formStateOf, resultOf } from "#app/ui/form-state.ts";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { SectionHead } from "#app/ui/section-head.tsx";
import { useRun } from "#app/ui/use-run.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle = { i18n: ["tests"] };

export const loader = workspaceLoader(
  { can: "bot:read", params: ["botId"] },
  async ({ actor, params, request, t }) => {
    const { botId } = params;
    const mayEdit = may(actor, "bot:edit");
    const asked = TEST_VIEWS.find((each) => each === queryOf(request).view) ?? "tests";
    const view = mayEdit ? asked : "tests";
    const [{ name }, board] = await Promise.all([getBot({ actor, botId }), getTestBoard({ actor, botId })]);
    return {
      title: t("bots:editor.metaTitle", { section: t("bots:section.tests"), name }),
      home: `/app/${actor.workspaceId}/bots/${botId}/tests`,
      view,
      board,
      suggested: view === "suggest" ? await suggestTests({ actor, botId }) : [],
      disliked: view === "disliked" ? await listDisliked({ actor, botId }) : [],
      mayEdit,
    };
  },
);

const NothingSchema = z.strictObject({});

export const action = workspaceAction<"botId">({
  can: "bot:edit",
  params: ["botId"],
  intents: {
    save: on(TestFormSchema, async ({ actor, params, input }) => {
      const { botId } = params;
      const { testId, question, expect } = input;
      if (testId) return changeTest({ actor, botId, testId, change: { question, expect } });
      return addTest({ actor, botId, test: { question, expect } });
    }),
    switch: on(SwitchTestSchema, async ({ actor, params, input }) =>
      changeTest({
        actor,
        botId: params.botId,
        testId: input.testId,
        change: { isEnabled: input.isEnabled === "yes" },
      }),
    ),
    // The row's form carries what its other buttons need.
    delete: on(
      SwitchTestSchema.pick({ testId: true }).extend({ isEnabled: z.string().optional() }),
      async (args) => deleteTest({ actor: args.actor, botId: args.params.botId, testId: args.input.testId }),
    ),
    runOne: on(OneTestSchema.extend({ isEnabled: z.string() }), async ({ actor, params, input }) =>
      startRun({ actor, botId: params.botId, subject: "draft", testIds: [input.testId] }),
    ),
    run: on(NothingSchema, async ({ actor, params }) =>
      startRun({ actor, botId: params.botId, subject: "draft" }),
    ),
    cancel: on(NothingSchema, async ({ actor, params }) => cancelRun({ actor, botId: params.botId })),
    suggest: on(SuggestedSchema, async ({ actor, params, input }) =>
      addSuggestedTests({ actor, botId: params.botId, keys: input.keys }),
    ),
    fromMessage: on(FromMessageSchema, async ({ actor, input }) => addTestFromMessage({ actor, ...input })),
    table: onFile(z.strictObject({}), async ({ actor, params, file }) => {
      const csv = await readTableFile(file.content);
      return { csv, report: await importTests({ actor, botId: params.botId, csv, isRehearsal: true }) };
    }),
    addTable: on(TableSchema, async ({ actor, params, input }) =>
      importTests({ actor, botId: params.botId, csv: input.csv, isRehearsal: false }),
    ),
  },
});

export default function Tests() {
  const { t } = useTranslation("tests");
  const { home, view, board, mayEdit } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [editing, setEditing] = useState<TestView | "new" | null>(null);
  const close = useCallback(() => setEditing(null), []);
  const added = resultOf<{ added: number }>(result, "suggest");
  const isDeleted = formStateOf(result, "delete").isDone === true;
  const failed = view === "table" ? null : formStateOf(result).message;
  return (
    <>
      <SectionHead
        title={t("title")}
        lead={t("lead")}
        action={
          mayEdit && board.tests.length > 0 ? (
            <span className="needs-script">
              <Button tone="main" onClick={() => setEditing("new")}>
                <Plus className="icon" aria-hidden />
                {t("add")}
              </Button>
            </span>
          ) : null
        }
      />
      <ViewTabs label={t("views.label")} current={view} tabs={testTabs(t, home, mayEdit)} />
      {failed ? (
        <Notice tone="danger" isLive>
          {failed}
        </Notice>
      ) : null}
      {added ? <DoneNotice>{t("suggest.added", { count: added.added })}</DoneNotice> : null}
      {isDeleted ? <DoneNotice answer={result}>{t("row.deleted")}</DoneNotice> : null}
      {view === "tests" ? <Board onEdit={setEditing} /> : <OtherView />}
      <TestDialog test={editing} onClose={close} />
    </>
  );
}

/** Where tests come from, when they are not written by hand. */
function OtherView() {
  const { home, view, suggested, disliked, mayEdit } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  if (view === "suggest") return <SuggestPanel suggested={suggested} />;
  if (view === "disliked") return <DislikedPanel answers={disliked} mayEdit={mayEdit} />;
  return (
    <TablePanel
      template={`${home}/template`}
      state={formStateOf(result, "table")}
      rehearsed={resultOf<{ csv: string; report: ImportReport }>(result, "table")}
      added={resultOf<ImportReport>(result, "addTable")}
    />
  );
}

/** The tests with what they last said. */
function Board({ onEdit }: { onEdit: (test: TestView | "new") => void }) {
  const { home, board, mayEdit } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  const run = useRun(board.run, `${home}/feed`, { onEnd: revalidate });
  if (board.tests.length === 0) return <NoTests mayEdit={mayEdit} onAdd={() => onEdit("new")} />;
  return (
    <>
      <RunBar run={run && countedOver(run, board)} isFresh={board.isFresh} mayRun={mayEdit} />
      <TestList
        tests={board.tests}
        results={board.results}
        titles={board.titles}
        mayEdit={mayEdit}
        onEdit={onEdit}
      />
    </>
  );
}

function NoTests({ mayEdit, onAdd }: { mayEdit: boolean; onAdd: () => void }) {
  const { t } = useTranslation("tests");
  return (
    <Panel>
      <EmptyState
        drawing={<Drawing name="sheets" />}
        title={t("empty.title")}
        action={
          mayEdit ? (
            <span className="row-of">
              <LinkButton to="?view=suggest" tone="main">
                {t("empty.suggest")}
              </LinkButton>
              <span className="needs-script">
                <Button onClick={onAdd}>{t("add")}</Button>
              </span>
            </span>
          ) : null
        }
      >
        {t("empty.text")}
      </EmptyState>
    </Panel>
  );
}
