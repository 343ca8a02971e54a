import { useTranslation } from "react-i18next";
import { formatNumber } from "#app/ui/format.ts";
import { Pill } from "#app/ui/pill.tsx";
import { ProgressBar } from "#app/ui/progress-bar.tsx";
import type { SourceView } from "./source-view.ts";
import { useProblemSentence } from "./use-problem-sentence.ts";

interface SourceStatusProps {
  source: SourceView;
  /** Why it failed stands elsewhere. */
  isBrief?: boolean;
}

/** How far a source is; a failed one says why and what to do. */
export function SourceStatus({ source, isBrief = false }: SourceStatusProps) {
  const { t } = useTranslation("knowledge");
  const sentenceOf = useProblemSentence();
  if (source.status === "ready") return <Pill tone="good">{t("status.ready")}</Pill>;
  if (source.status === "failed")
    return (
      <span className="source-failed">
        <Pill tone="danger">{t("status.failed")}</Pill>
        {isBrief ? null : <span className="text-small">{sentenceOf(source.error, source.errorData)}</span>}
      </span>
    );
  return <SourceProgress source={source} />;
}

/** Pages for a site, a share for everything else. */
function SourceProgress({ source }: { source: SourceView }) {
  const { t, i18n } = useTranslation("knowledge");
  const { status, progress, pagesDone, pagesFound } = source;
  const number = (value: number) => formatNumber(value, i18n.language);
  const isSite = pagesFound > 1;
  const share = isSite ? pagesDone / pagesFound : progress;
  const percent = formatNumber(share, i18n.language, { style: "percent", maximumFractionDigits: 0 });
  return (
    <span className="source-progress">
      <span className="text-small">
        {status === "queued"
          ? t("status.queued")
          : isSite
            ? t("status.pages", { count: pagesFound, done: number(pagesDone), found: number(pagesFound) })
            : t("status.share", { share: percent })}
      </span>
      <ProgressBar
        value={status === "queued" ? null : share}
        label={t("status.progressOf", { name: source.title })}
      />
    </span>
  );
}
