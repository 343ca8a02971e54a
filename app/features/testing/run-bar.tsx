import { Form } from "@remix-run/react";
import { Play, Square } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { formatNumber } from "#app/ui/format.ts";
import { Moment } from "#app/ui/moment.tsx";
import { ProgressBar } from "#app/ui/progress-bar.tsx";
import type { TestRunView } from "./test-view.ts";

interface RunBarProps {
  run: TestRunView | null;
  /** Whether what the tests last said is true of the draft as it is now. */
  isFresh: boolean;
  mayRun: boolean;
}

/** What the tests last said, and the button that runs them all. */
export function RunBar({ run, isFresh, mayRun }: RunBarProps) {
  const { t } = useTranslation("tests");
  const isRunning = run?.state === "running";
  return (
    <div className="row-of run-bar">
      <div className="test-words" aria-live="polite">
        {isRunning ? <RunProgress run={run} /> : <LastRun run={run} isFresh={isFresh} />}
      </div>
      {mayRun ? (
        <Form method="post" preventScrollReset>
          {isRunning ? (
            <Button type="submit" name="intent" value="cancel">
              <Square className="icon" aria-hidden />
              {t("run.cancel")}
            </Button>
          ) : (
            <Button type="submit" name="intent" value="run">
              <Play className="icon" aria-hidden />
              {t("run.all")}
            </Button>
          )}
        </Form>
      ) : null}
    </div>
  );
}

function LastRun({ run, isFresh }: { run: TestRunView | null; isFresh: boolean }) {
  const { t, i18n } = useTranslation("tests");
  if (!run) return <p>{t("run.never")}</p>;
  const number = (value: number) => formatNumber(value, i18n.language);
  return (
    <>
      <p className="text-strong">
        {t(`run.${run.state === "done" ? "result" : run.state}`, {
          passed: number(run.passed),
          failed: number(run.failed),
        })}
      </p>
      <p className="text-small text-quiet">
        <Moment value={run.createdAt} kind="relative" />
        {isFresh ? null : <> · {t("run.stale")}</>}
      </p>
    </>
  );
}

/** How far a run is. */
export function RunProgress({ run }: { run: TestRunView }) {
  const { t, i18n } = useTranslation("tests");
  const done = run.passed + run.failed;
  const number = (value: number) => formatNumber(value, i18n.language);
  return (
    <>
      <p>{t("run.progress", { done: number(done), total: number(run.total) })}</p>
      <ProgressBar value={run.total === 0 ? null : done / run.total} label={t("run.running")} />
    </>
  );
}
