import { Form } from "@remix-run/react";
import { Square } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { formatNumber, formatUsd } from "#app/ui/format.ts";
import { Moment } from "#app/ui/moment.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { ProgressBar } from "#app/ui/progress-bar.tsx";
import type { ReplayView } from "./replay-view.ts";

/** How far a replay is, or what came of it. */
export function ReplayBar({ replay, mayRun }: { replay: ReplayView; mayRun: boolean }) {
  const isRunning = replay.state === "running";
  return (
    <>
      <div className="row-of run-bar">
        <div className="test-words" aria-live="polite">
          {isRunning ? <Going replay={replay} /> : <Ended replay={replay} />}
        </div>
        {isRunning && mayRun ? <Stop /> : null}
      </div>
      {isRunning ? null : <Endings replay={replay} />}
    </>
  );
}

function Stop() {
  const { t } = useTranslation("replay");
  return (
    <Form method="post" preventScrollReset>
      <Button type="submit" name="intent" value="cancel">
        <Square className="icon" aria-hidden />
        {t("cancel")}
      </Button>
    </Form>
  );
}

function Going({ replay: { done, total } }: { replay: ReplayView }) {
  const { t, i18n } = useTranslation("replay");
  const number = (value: number) => formatNumber(value, i18n.language);
  return (
    <>
      <p>{t("progress", { done: number(done), total: number(total) })}</p>
      <ProgressBar value={total === 0 ? null : done / total} label={t("running")} />
    </>
  );
}

function Ended({ replay }: { replay: ReplayView }) {
  const { t, i18n } = useTranslation("replay");
  const { done, changed, judged, costUsd, createdAt } = replay;
  const number = (value: number) => formatNumber(value, i18n.language);
  return (
    <>
      <p className="text-strong">
        {changed === 0 && replay.state === "done"
          ? t("asBefore", { count: done, shown: number(done) })
          : t("counter", { changed: number(changed), done: number(done), judged: number(judged) })}
      </p>
      <p className="text-small text-quiet">
        <Moment value={createdAt} kind="relative" />
        {costUsd > 0 ? <> · {t("cost", { usd: formatUsd(costUsd, i18n.language) })}</> : null}
      </p>
    </>
  );
}

/** What there is to know about how it ended. */
function Endings({ replay: { state, isStale, done, total } }: { replay: ReplayView }) {
  const { t, i18n } = useTranslation("replay");
  const number = (value: number) => formatNumber(value, i18n.language);
  const isWhole = state === "done";
  if (isWhole && !isStale) return null;
  return (
    <Notice tone={isWhole ? "info" : "attention"}>
      {isWhole ? t("stale") : t(`ended.${state}`, { done: number(done), total: number(total) })}
    </Notice>
  );
}
