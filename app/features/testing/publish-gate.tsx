import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import type { FormState } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { useRun } from "#app/ui/use-run.ts";
import { AnswerPair } from "./answer-pair.tsx";
import type { PublishTests } from "./publish-tested.server.ts";
import { RunProgress } from "./run-bar.tsx";
import type { TestRunView } from "./test-view.ts";

interface PublishGateProps {
  /** Of the bot in the editor. */
  home: string;
  tests: PublishTests;
  mayOverride: boolean;
  /** The draft is what is live, and nobody has tried to publish it again: nothing is held back. */
  isLive: boolean;
  /** The publishing is on its way, and runs the tests first. */
  isPublishing: boolean;
  /** Of a publishing with a reason. */
  state: FormState;
}

/** How the tests stand between the draft and its publishing: those that fail, with both answers, and the way round them. */
export function PublishGate({ home, tests, mayOverride, isLive, isPublishing, state }: PublishGateProps) {
  const { t } = useTranslation("tests");
  const none = null;
  const run = useRun<TestRunView>(none, `${home}/tests/feed`, { isWaiting: isPublishing && tests.tests > 0 });
  const address = `${home}/tests`;
  const isHeldBack = tests.failing.length > 0 && !isLive;
  if (tests.tests === 0)
    return (
      <p className="text-quiet">
        {t("gate.none")} <Link to={address}>{t("gate.toTests")}</Link>
        {" · "}
        <Link to={`${address}/replay`}>{t("gate.toReplay")}</Link>
      </p>
    );
  return (
    <Panel title={t("title")} lead={t(leadOf(tests, isLive), { count: tests.failing.length })}>
      <div className="stack">
        {isPublishing && run?.state === "running" ? (
          <div aria-live="polite">
            <RunProgress run={run} />
          </div>
        ) : null}
        {isHeldBack ? <Failing tests={tests} /> : null}
        <p>
          <Link to={address}>{t("gate.toTests")}</Link>
          {" · "}
          <Link to={`${address}/replay`}>{t("gate.toReplay")}</Link>
        </p>
        {isHeldBack ? <Override mayOverride={mayOverride} state={state} /> : null}
      </div>
    </Panel>
  );
}

function leadOf({ isFresh, failing }: PublishTests, isLive: boolean) {
  if (!isFresh) return "gate.notRun";
  if (failing.length === 0) return "gate.green";
  return isLive ? "gate.liveRed" : "gate.red";
}

function Failing({ tests }: { tests: PublishTests }) {
  const { t } = useTranslation("tests");
  return (
    <ul className="test-list" aria-label={t("gate.failing")}>
      {tests.failing.map((result) => (
        <li key={result.testId} className="test-item">
          <span className="text-strong" dir="auto">
            {result.question}
          </span>
          <AnswerPair result={result} titles={tests.titles} />
        </li>
      ))}
    </ul>
  );
}

function Override({ mayOverride, state }: { mayOverride: boolean; state: FormState }) {
  const { t } = useTranslation("tests");
  if (!mayOverride) return <Notice tone="attention">{t("gate.askOwner")}</Notice>;
  return (
    <details open={state.isDone === false || undefined}>
      <summary>{t("gate.override")}</summary>
      <Form method="post" className="stack narrow mt-3" noValidate>
        <FormSummary state={state} />
        <TextField name="overrideReason" label={t("gate.reason")} help={t("gate.reasonHelp")} state={state} />
        <div className="form-actions">
          <Button type="submit" name="intent" value="override" tone="danger">
            {t("gate.overrideButton")}
          </Button>
        </div>
      </Form>
    </details>
  );
}
