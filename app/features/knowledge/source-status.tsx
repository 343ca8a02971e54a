import { useTranslation } from "react-i18next";
import { Pill } from "#app/ui/pill.tsx";
import { ProgressBar } from "#app/ui/progress-bar.tsx";
import type { SourceView } from "./source-view.ts";

/** How far a source is; a failed one says why. */
export function SourceStatus({ source }: { source: SourceView }) {
  const { t } = useTranslation("knowledge");
  if (source.status === "ready") return <Pill tone="good">{t("status.ready")}</Pill>;
  if (source.status === "failed")
    return (
      <span className="source-failed">
        <Pill tone="danger">{t("status.failed")}</Pill>
        <span className="text-small">{t(`sourceError.${source.error ?? "UNREADABLE"}`)}</span>
      </span>
    );
  return (
    <span className="source-progress">
      <span className="text-small">{t(`status.${source.status}`)}</span>
      <ProgressBar
        value={source.status === "queued" ? null : source.progress}
        label={t("status.progressOf", { name: source.title })}
      />
    </span>
  );
}
